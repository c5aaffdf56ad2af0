// Menus, and combos, whose list is a menu. An open menu is a layer over the whole window: a click beside it closes
// it and goes no further, the arrows walk its items, Escape closes it.
#include <fmt/format.h>

#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"
#include "host/ui/key_words.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr ImGuiWindowFlags k_overlay = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse;

void begin_overlay(const std::string& path) {
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin(("##menu/" + path).c_str(), nullptr, k_overlay);
  compat::raise_current_window();
}

// Where the menu fits: below `at` if it can, else above; within the window.
ImVec2 place(ImVec2 at, ImVec2 size, ImVec2 window) {
  const float x = std::clamp(at.x, 0.0F, std::max(0.0F, window.x - size.x));
  const float y = at.y + size.y <= window.y ? at.y : std::max(0.0F, window.y - size.y);
  return {std::round(x), std::round(y)};
}

void draw_panel(const UiState& s, ImVec2 at, ImVec2 size) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 max(at.x + size.x, at.y + size.y);
  const float rounding = s.px(theme::k_rounding_px);
  for (int i = 4; i >= 1; --i) {
    const float out = s.px(static_cast<float>(2 * i));
    list.AddRectFilled(ImVec2(at.x - out / 2, at.y), ImVec2(max.x + out / 2, max.y + out), theme::k_shadow,
                       rounding + out);
  }
  list.AddRectFilled(at, max, theme::k_panel, rounding);
  list.AddRect(at, max, theme::k_line, rounding);
}

// Left and Right go over to the menu beside; answers whether this one is to close.
bool walk_menu_bar(UiState& s, const std::string& path) {
  const auto& bar = s.last_menu_bar;
  const auto at = std::ranges::find(bar, path);
  if (at == bar.end()) return false;
  const auto index = static_cast<std::size_t>(at - bar.begin());
  if (s.take_key(screen::Key::right)) {
    s.menu_to_open = bar[(index + 1) % bar.size()];
  } else if (s.take_key(screen::Key::left)) {
    s.menu_to_open = bar[(index + bar.size() - 1) % bar.size()];
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool Ui::begin_menu_button(std::string_view id, std::string_view label, std::string_view keys) {
  UiState& s = *state_;
  const std::string menu_id = std::string(id) + "-menu";
  const std::string path = s.path_of(menu_id);
  const bool is_pressed = button(id, label, LB_BUTTON_QUIET);
  s.items.last().value = keys;
  s.menu_bar.push_back(path);
  if (is_pressed || shortcut(keys) || s.menu_to_open == path) {
    s.menu_to_open.clear();
    s.open_menus[path] = OpenMenu{ImVec2(s.last.min.x, s.last.max.y), {}, s.frame};
    s.wants_frame = true;
  }
  return begin_menu(menu_id);
}

void Ui::open_menu(std::string_view id) {
  UiState& s = *state_;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool by_mouse = ImGui::IsMouseReleased(ImGuiMouseButton_Left) ||
                        ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
                        ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  ImVec2 at = mouse;
  if (!by_mouse) {
    const Item* item = s.items.find_focused();
    if (item != nullptr) at = ImVec2(static_cast<float>(item->rect.x), static_cast<float>(item->rect.bottom()));
  }
  s.open_menus[s.path_of(id)] = OpenMenu{at, {}, s.frame};
  s.wants_frame = true;
}

bool Ui::begin_menu(std::string_view id) {
  UiState& s = *state_;
  const std::string path = s.path_of(id);
  const auto found = s.open_menus.find(path);
  if (found == s.open_menus.end()) return false;
  OpenMenu& menu = found->second;
  s.push_scope(NestKind::menu, id);
  const bool is_new = menu.size.x == 0;
  begin_overlay(path);
  const int layer = s.focus.begin_layer(path);
  s.menu_path.push_back(path);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const ImVec2 size(std::max(menu.size.x, menu.min_width), std::min(menu.size.y, window.y - s.px(16)));
  const ImVec2 at = place(menu.at, size, window);
  const bool is_outside = !ImGui::IsMouseHoveringRect(at, ImVec2(at.x + size.x, at.y + size.y), false);
  const bool clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
  if (s.focus.is_top(layer) &&
      ((clicked && is_outside && menu.opened_frame != s.frame) || s.take_key(screen::Key::escape))) {
    menu.is_closing = true;
  }
  if (s.focus.is_top(layer)) {
    if (s.take_key(screen::Key::down)) s.focus_step = 1;
    if (s.take_key(screen::Key::up)) s.focus_step = -1;
    if (walk_menu_bar(s, path)) menu.is_closing = true;
  }
  if (is_new) {
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.0F);  // measured in its first frame, shown from the second
    s.wants_frame = true;
  } else {
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 1.0F);
    draw_panel(s, at, size);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(s.px(6), s.px(6)));
  ImGui::BeginChild(
      "##items", is_new ? ImVec2(s.em(20), window.y) : size, false,
      ImGuiWindowFlags_AlwaysUseWindowPadding | (menu.size.y > size.y ? 0 : ImGuiWindowFlags_NoScrollbar));
  ImGui::PopStyleVar();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  s.menu_width = 0;
  s.is_measuring = is_new;
  return true;
}

bool Ui::menu_item(std::string_view id, std::string_view label, std::string_view shortcut, bool is_enabled) {
  UiState& s = *state_;
  const std::string shown = s.shown(label);
  const std::string keys = s.shown(key_words(shortcut));
  const float gap = keys.empty() ? 0 : s.px(32);
  const float natural = s.measure(FontRole::body, shown).x + gap + s.measure(FontRole::small, keys).x + s.px(24);
  s.menu_width = std::max(s.menu_width, natural);
  begin_disabled(!is_enabled);
  const float width = s.is_measuring ? natural : ImGui::GetContentRegionAvail().x;
  const Interaction it = s.interact(id, "menu-item", shown, ImVec2(width, s.px(30)));
  end_disabled();
  s.items.last().value = keys;
  if (!s.is_measuring) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 fill = it.is_focused ? theme::k_selected : theme::k_hover;
    if (it.is_enabled && (it.is_hovered || it.is_focused)) list.AddRectFilled(it.min, it.max, fill, s.px(4));
    const ImU32 color = is_enabled ? theme::k_text : theme::k_disabled;
    const float y = std::floor((it.min.y + it.max.y) / 2 - s.font(FontRole::body)->FontSize / 2);
    const float keys_width = s.measure(FontRole::small, keys).x;
    s.items.last().is_cut =
        s.draw_text(FontRole::body, ImVec2(it.min.x + s.px(12), y), color, shown, width - s.px(24) - keys_width);
    s.draw_text(FontRole::small, ImVec2(it.max.x - s.px(12) - keys_width, y + s.px(1)),
                is_enabled ? theme::k_muted : theme::k_disabled, keys);
    if (it.is_focused)
      s.draw_ring(ImVec2(it.min.x + s.px(2), it.min.y + s.px(1)), ImVec2(it.max.x - s.px(2), it.max.y - s.px(1)),
                  s.px(4));
  }
  const bool is_chosen = it.is_pressed && is_enabled;
  if (is_chosen) s.open_menus[s.menu_path.back()].is_closing = true;
  return is_chosen;
}

void Ui::end_menu() {
  UiState& s = *state_;
  if (s.nests.empty() || s.nests.back().kind != NestKind::menu) return;
  OpenMenu& menu = s.open_menus[s.menu_path.back()];
  const float height = ImGui::GetCursorPosY() + s.px(6);
  ImGui::PopStyleVar();
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::End();
  menu.size = ImVec2(std::min(s.menu_width + s.px(12), ImGui::GetIO().DisplaySize.x), height);
  s.is_measuring = false;
  s.focus.end_layer();
  if (menu.is_closing) {
    s.open_menus.erase(s.menu_path.back());
    s.wants_frame = true;
  }
  s.menu_path.pop_back();
  s.pop_scope();
}

bool Ui::combo(std::string_view id, std::string_view label, std::span<const char* const> choices,
               std::uint32_t* chosen) {
  UiState& s = *state_;
  s.is_same_line = false;
  const std::string name = s.shown(label);
  ImGui::BeginGroup();
  const bool is_label_cut = s.draw_label(name);
  const std::string value = *chosen < choices.size() ? s.shown(choices[*chosen]) : std::string();
  float natural = s.em(8);
  for (const char* choice : choices) natural = std::max(natural, s.measure(FontRole::body, choice).x + s.px(48));
  const float width = std::min(natural, std::max(s.em(4), ImGui::GetContentRegionAvail().x));
  const Interaction it = s.interact(id, "combo", name, ImVec2(width, s.px(theme::k_control_px)));
  s.items.last().value = value;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float rounding = s.px(theme::k_rounding_px);
  list.AddRectFilled(it.min, it.max, it.is_hovered && it.is_enabled ? theme::k_hover : theme::k_panel, rounding);
  list.AddRect(it.min, it.max, it.is_enabled ? theme::k_control_line : theme::k_line, rounding);
  const float y = std::floor((it.min.y + it.max.y) / 2 - s.font(FontRole::body)->FontSize / 2);
  const ImU32 color = it.is_enabled ? theme::k_text : theme::k_disabled;
  const bool is_value_cut =
      s.draw_text(FontRole::body, ImVec2(it.min.x + s.px(12), y), color, value, width - s.px(44));
  s.items.last().is_cut = is_label_cut || is_value_cut;
  s.draw_text(FontRole::small, ImVec2(it.max.x - s.px(26), y + s.px(1)), theme::k_muted, icon_text("chevron-down"));
  if (it.is_focused) s.draw_ring(it.min, it.max, rounding);
  ImGui::EndGroup();

  bool is_changed = false;
  const auto count = static_cast<std::uint32_t>(choices.size());
  if (it.is_focused && *chosen + 1 < count && s.take_key(screen::Key::down)) {
    ++*chosen;
    is_changed = true;
  }
  if (it.is_focused && *chosen > 0 && s.take_key(screen::Key::up)) {
    --*chosen;
    is_changed = true;
  }
  const std::string menu_id = std::string(id) + "-list";
  if (it.is_pressed && it.is_enabled) {
    s.open_menus[s.path_of(menu_id)] = OpenMenu{ImVec2(it.min.x, it.max.y + s.px(2)), {}, s.frame, width};
  }
  if (!begin_menu(menu_id)) return is_changed;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (menu_item(fmt::format("{}", i), choices[i], {}, true)) {
      is_changed = is_changed || *chosen != i;
      *chosen = i;
    }
    s.items.last().is_selected = *chosen == i;
  }
  end_menu();
  return is_changed;
}

}  // namespace lifeboat::ui
