// Scopes and layout: what holds items, and where the next one goes.
#include <algorithm>

#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr ImGuiWindowFlags k_plain_child = ImGuiWindowFlags_NoSavedSettings;
constexpr ImGuiWindowFlags k_fixed_child =
    k_plain_child | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

void begin_child(const std::string& name, ImVec2 size, ImVec2 padding, ImGuiWindowFlags flags) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::BeginChild(name.c_str(), size, false, flags | ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
}

void draw_panel(ImVec2 at, ImVec2 size, std::uint32_t flags, float rounding) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 max(at.x + size.x, at.y + size.y);
  if ((flags & LB_REGION_PANEL) != 0) list.AddRectFilled(at, max, theme::k_panel, rounding);
  if ((flags & (LB_REGION_BORDER | LB_REGION_PANEL)) != 0) list.AddRect(at, max, theme::k_line, rounding);
}

}  // namespace

void Ui::push_id(std::string_view id) { state_->push_scope(NestKind::scope, id); }

void Ui::pop_id() {
  if (!state_->nests.empty() && state_->nests.back().kind == NestKind::scope) state_->pop_scope();
}

bool Ui::begin_region(std::string_view id, float width, float height, std::uint32_t flags) {
  UiState& s = *state_;
  s.open_nest(NestKind::region);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 size(s.resolve(width, std::max(1.0F, room.x), room.x),
                    s.resolve(height, std::max(1.0F, room.y), room.y));
  const bool has_frame = (flags & (LB_REGION_BORDER | LB_REGION_PANEL)) != 0;
  draw_panel(ImGui::GetCursorScreenPos(), size, flags, s.px(theme::k_rounding_px));
  const float padding = has_frame ? s.px(12) : 0;
  const bool scrolls = (flags & LB_REGION_SCROLL) != 0;
  ImDrawList& outer = *ImGui::GetWindowDrawList();
  begin_child("##region/" + s.path_of(id), size, ImVec2(padding, padding), scrolls ? k_plain_child : k_fixed_child);
  s.begin_scroll(scrolls ? s.path_of(id) : std::string(), outer);
  return true;
}

void Ui::end_region() {
  if (state_->nests.empty() || state_->nests.back().kind != NestKind::region) return;
  state_->end_scroll();
  ImGui::EndChild();
  state_->pop_scope();
}

void Ui::begin_split(std::string_view id, float first_fraction, float height) {
  UiState& s = *state_;
  s.open_nest(NestKind::split);
  OpenSplit split;
  split.path = s.path_of(id);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float fraction = s.splits.try_emplace(split.path, std::clamp(first_fraction, 0.1F, 0.9F)).first->second;
  split.total = room.x;
  split.height = s.resolve(height, std::max(1.0F, room.y), room.y);
  split.left = std::round(fraction * (room.x - s.px(12)));
  begin_child("##left/" + split.path, ImVec2(std::max(1.0F, split.left), split.height), ImVec2(0, 0), k_fixed_child);
  s.open_splits.push_back(std::move(split));
}

void Ui::next_split() {
  UiState& s = *state_;
  if (s.open_splits.empty()) return;
  const OpenSplit split = s.open_splits.back();
  ImGui::EndChild();
  ImGui::SameLine(0, 0);
  const std::string id = split.path.substr(split.path.rfind('/') + 1) + "-bar";
  const Interaction bar = s.interact(id, "splitter", "", ImVec2(s.px(12), split.height));
  float& fraction = s.splits[split.path];
  if (bar.is_hovered || bar.is_held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  const float room = std::max(1.0F, split.total - s.px(12));
  const float pointer = ImGui::GetIO().MousePos.x;
  if (ImGui::IsItemActivated()) s.split_grip = pointer - bar.min.x;
  // By where the pointer is, not by how far it came: the frame of the press may have its way there, too.
  if (bar.is_held) fraction = (pointer - s.split_grip - (bar.min.x - split.left)) / room;
  constexpr float k_key_step = 0.03F;
  if (bar.is_focused && s.take_key(screen::Key::left)) fraction -= k_key_step;
  if (bar.is_focused && s.take_key(screen::Key::right)) fraction += k_key_step;
  fraction = std::clamp(fraction, 0.1F, 0.9F);
  s.wants_frame = s.wants_frame || std::round(fraction * room) != split.left;
  const float x = std::round((bar.min.x + bar.max.x) / 2);
  const float middle = std::round((bar.min.y + bar.max.y) / 2);
  const ImU32 color = bar.is_hovered || bar.is_held ? theme::k_accent : theme::k_control_line;
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(x - s.px(1), middle - s.px(14)),
                                            ImVec2(x + s.px(1), middle + s.px(14)), color);
  if (bar.is_focused) s.draw_ring(ImVec2(x - s.px(3), bar.min.y), ImVec2(x + s.px(3), bar.max.y), s.px(3));
  ImGui::SameLine(0, 0);
  begin_child("##right/" + split.path, ImVec2(std::max(1.0F, split.total - split.left - s.px(12)), split.height),
              ImVec2(0, 0), k_fixed_child);
}

void Ui::end_split() {
  UiState& s = *state_;
  if (s.open_splits.empty()) return;
  ImGui::EndChild();
  s.open_splits.pop_back();
  s.pop_scope();
}

void Ui::same_line() {
  state_->line_bottom = compat::bottom_of_last_line();
  state_->line_height = ImGui::GetItemRectSize().y;
  ImGui::SameLine();
  state_->is_same_line = true;
}

void Ui::align_right(float width) {
  const float x = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - state_->em(width);
  ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), x));
}

void Ui::space(float height) { ImGui::Dummy(ImVec2(1, std::max(0.0F, state_->em(height)))); }

void Ui::separator() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + width, at.y + std::max(1.0F, state_->px(1))),
                                            theme::k_line);
  ImGui::Dummy(ImVec2(1, state_->px(1)));
}

void Ui::begin_disabled(bool is_disabled) {
  state_->nests.push_back({NestKind::disabled, state_->path.size(), !is_disabled});
  ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1.0F);  // our own disabled colours keep their contrast
  ImGui::BeginDisabled(is_disabled);
}

void Ui::end_disabled() {
  if (state_->nests.empty() || state_->nests.back().kind != NestKind::disabled) return;
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  state_->nests.pop_back();
}

float Ui::available_width() const { return ImGui::GetContentRegionAvail().x / (k_em_px * state_->scale); }
float Ui::available_height() const { return ImGui::GetContentRegionAvail().y / (k_em_px * state_->scale); }

}  // namespace lifeboat::ui
