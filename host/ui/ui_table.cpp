// Tables and trees of any length: only the rows in sight are described and drawn. Rows are drawn by us, not by
// ImGui's tables: the keyboard, the registry of items and 100,000 rows come out simpler so.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"
#include "host/ui/table_keys.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr std::uint32_t k_max_depth = 512;  // as ui.h says

void lay_out_columns(const UiState& s, const lb_table& table, OpenTable& open, float width) {
  const auto count = std::min<std::size_t>(table.column_count, k_max_columns);
  float fixed = 0;
  int sharing = 0;
  for (std::size_t i = 0; i < count; ++i) {
    fixed += s.em(std::max(0.0F, table.columns[i].width));
    if (table.columns[i].width <= 0) ++sharing;
  }
  // In a narrow window the fixed columns give way, so that the others keep something to show.
  const float wanted = s.em(9) * static_cast<float>(sharing);
  const float give = fixed > 0 ? std::clamp((width - wanted) / fixed, 0.55F, 1.0F) : 1.0F;
  const float share = sharing > 0 ? std::max(s.em(4), (width - fixed * give) / static_cast<float>(sharing)) : 0;
  float x = open.min.x;
  for (std::size_t i = 0; i < count; ++i) {
    const float wide = std::floor(table.columns[i].width > 0 ? s.em(table.columns[i].width) * give : share);
    open.column_x.push_back(x);
    open.column_width.push_back(wide);
    x += wide;
  }
}

void draw_header(UiState& s, const lb_table& table, const OpenTable& open, float height) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float rounding = s.px(theme::k_rounding_px);
  list.AddRectFilled(open.min, ImVec2(open.max.x, open.min.y + height), IM_COL32(0xEC, 0xF1, 0xF4, 255), rounding,
                     ImDrawFlags_RoundCornersTop);
  list.PushClipRect(open.min, open.max, true);
  for (std::size_t i = 0; i < open.column_x.size(); ++i) {
    const float y = std::floor(open.min.y + (height - s.font(FontRole::small)->FontSize) / 2);
    const std::string label = s.shown(table.columns[i].label != nullptr ? table.columns[i].label : "");
    const float x = open.column_x[i];
    const float width = open.column_width[i];
    const bool is_cut =
        s.draw_text(FontRole::small, ImVec2(x + s.px(12), y), theme::k_muted, label, width - s.px(16));
    s.record(fmt::format("{}/columns/{}", open.path, i + 1), "column", label, {}, ImVec2(x, open.min.y),
             ImVec2(x + width, open.min.y + height));
    s.items.last().is_cut = is_cut;
  }
  list.PopClipRect();
}

void keep_in_sight(UiState& s, OpenTable& open, std::uint32_t row_count, float height) {
  TableState& state = *open.state;
  if (open.selected == state.last_selected || open.selected < 0 || open.selected >= row_count) {
    state.last_selected = open.selected;
    return;
  }
  state.last_selected = open.selected;
  const double top = static_cast<double>(open.selected) * open.row_height;
  const double scroll = ImGui::GetScrollY();
  if (top < scroll) ImGui::SetScrollY(static_cast<float>(top));
  if (top + open.row_height > scroll + height) ImGui::SetScrollY(static_cast<float>(top + open.row_height - height));
  if (top < scroll || top + open.row_height > scroll + height) s.wants_frame = true;
}

void answer_pointer(UiState& s, OpenTable& open, std::uint32_t row_count, lb_table_view& view) {
  if (!open.is_enabled || !ImGui::IsWindowHovered()) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const double at = (mouse.y - open.body_top) / open.row_height;
  const bool is_left = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  const bool is_right = ImGui::IsMouseClicked(ImGuiMouseButton_Right);
  if (!is_left && !is_right) return;
  s.focus.request(open.path);
  s.wants_frame = true;
  if (at < 0 || at >= row_count) return;
  const auto row = static_cast<std::int32_t>(at);
  const TableState& state = *open.state;
  const auto index =
      static_cast<std::size_t>(row) - std::min<std::size_t>(state.first, static_cast<std::size_t>(row));
  const bool is_known = static_cast<std::uint32_t>(row) >= state.first && index < state.rows.size();
  const float arrow_x = is_known ? state.rows[index].arrow_x : 0;
  const bool has_arrow = is_known && (state.rows[index].flags & LB_ROW_HAS_CHILDREN) != 0;
  if (is_left && has_arrow && mouse.x >= arrow_x && mouse.x < arrow_x + s.px(24)) {
    view.toggle = row;
    return;
  }
  if (row != open.selected) view.select = row;
  if (is_right) view.context = row;
  if (is_left && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) view.activate = row;
}

void draw_hint(UiState& s, const lb_table& table) {
  if (table.row_count > 0 || table.empty_text == nullptr) return;
  const std::string shown = s.shown(table.empty_text);
  const float width = std::max(s.em(1), ImGui::GetContentRegionAvail().x - s.px(24));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImFont* font = s.font(FontRole::body);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, ImVec2(at.x + s.px(12), at.y + s.px(12)), theme::k_muted,
                                      shown.data(), shown.data() + shown.size(), width);
}

}  // namespace

bool Ui::begin_table(std::string_view id, const lb_table& table, lb_table_view& view) {
  UiState& s = *state_;
  s.is_same_line = false;
  OpenTable open;
  open.path = s.path_of(id);
  open.state = &s.tables[open.path];
  open.flags = table.flags;
  open.selected = table.selected;
  open.row_height = s.px(theme::k_row_px);
  open.is_enabled = !s.is_disabled();
  view = {view.size, 0, 0, -1, -1, -1, -1, -1};

  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 size(std::max(s.em(4), s.resolve(table.width, room.x, room.x)),
                    std::max(s.em(4), s.resolve(table.height, room.y, room.y)));
  open.min = ImGui::GetCursorScreenPos();
  open.max = ImVec2(open.min.x + size.x, open.min.y + size.y);
  const float header = (table.flags & LB_TABLE_HEADER) != 0 ? s.px(30) : 0;
  const float rounding = s.px(theme::k_rounding_px);
  ImGui::GetWindowDrawList()->AddRectFilled(open.min, open.max, theme::k_panel, rounding);
  lay_out_columns(s, table, open, size.x - s.px(14));
  if (header > 0) draw_header(s, table, open, header);

  open.is_focused = s.focus.add(open.path, open.is_enabled);
  s.record(open.path, "table", table.label != nullptr ? s.shown(table.label) : std::string(),
           fmt::format("{}", table.row_count), open.min, open.max);
  s.items.last().is_focused = open.is_focused;
  s.items.last().takes_focus = true;
  if (open.is_focused) s.scroll_to_focus(open.min, open.max);

  s.push_scope(NestKind::table, id);
  const float body_height = std::max(1.0F, size.y - header - s.px(2));
  ImGui::SetCursorScreenPos(ImVec2(open.min.x, open.min.y + header));
  ImGui::BeginChild(("##rows/" + open.path).c_str(), ImVec2(size.x, body_height), false, 0);
  open.body_min = ImGui::GetWindowPos();
  keep_in_sight(s, open, table.row_count, body_height);
  open.body_top = static_cast<double>(open.body_min.y) - static_cast<double>(ImGui::GetScrollY());
  draw_hint(s, table);
  answer_pointer(s, open, table.row_count, view);
  const auto page = std::max(1, static_cast<int>(body_height / open.row_height) - 1);
  if (open.is_focused) answer_table_keys(s, open, table.row_count, page, view);

  const auto scroll = static_cast<double>(ImGui::GetScrollY());
  const auto first = static_cast<std::uint32_t>(std::max(0.0, scroll / open.row_height));
  view.first = std::min(first, table.row_count);
  view.last = std::min(view.first + static_cast<std::uint32_t>(body_height / open.row_height) + 2, table.row_count);
  open.next_row = view.first;
  open.state->first = view.first;
  open.state->rows.clear();
  ImGui::SetCursorPosY(static_cast<float>(table.row_count) * open.row_height);
  ImGui::Dummy(ImVec2(1, 0));
  s.open_tables.push_back(std::move(open));
  return true;
}

void Ui::row(const lb_row& row) {
  UiState& s = *state_;
  if (s.open_tables.empty()) return;
  OpenTable& t = s.open_tables.back();
  t.row = t.next_row++;
  t.column = 0;
  t.depth = std::min(row.depth, k_max_depth);
  t.is_muted = (row.flags & LB_ROW_MUTED) != 0;
  t.icon = row.icon != nullptr ? row.icon : "";
  const auto y = static_cast<float>(t.body_top + static_cast<double>(t.row) * t.row_height);
  const ImVec2 min(t.body_min.x, y);
  const ImVec2 max(t.max.x, y + t.row_height);
  const bool is_selected = static_cast<std::int64_t>(t.row) == t.selected;
  const bool is_hovered = t.is_enabled && ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(min, max);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 inner_min(min.x + s.px(4), min.y + s.px(1));
  const ImVec2 inner_max(max.x - s.px(4), max.y - s.px(1));
  if (is_selected || is_hovered) {
    list.AddRectFilled(inner_min, inner_max, is_selected ? theme::k_selected : theme::k_hover, s.px(4));
  }
  if (is_selected && t.is_focused) {
    list.AddRectFilled(inner_min, ImVec2(inner_min.x + s.px(3), inner_max.y), theme::k_accent, s.px(1));
  }
  const bool is_tree = (t.flags & LB_TABLE_TREE) != 0;
  const float indent = is_tree ? s.px(18) * static_cast<float>(t.depth) : 0;
  t.state->rows.push_back({t.depth, row.flags, min.x + s.px(6) + indent});
  std::string id = row.id != nullptr ? row.id : fmt::format("{}", t.row);
  for (std::size_t at = id.find('/'); at != std::string::npos; at = id.find('/', at)) id.replace(at, 1, "%2F");
  s.record(s.path_of(id), is_tree ? "tree-row" : "row", {}, {}, min, max);
  Item& item = s.items.last();
  item.is_selected = is_selected;
  item.is_focused = is_selected && t.is_focused;
  item.is_checked = (row.flags & LB_ROW_OPEN) != 0;
  item.is_enabled = t.is_enabled;
  t.row_min = min;
  t.row_flags = row.flags;
}

void Ui::cell(std::string_view utf8, lb_text_style style) {
  UiState& s = *state_;
  if (s.open_tables.empty()) return;
  OpenTable& t = s.open_tables.back();
  if (t.column >= t.column_x.size()) return;
  const std::size_t column = t.column++;
  const std::string shown = s.shown(utf8);
  const FontRole role = style == LB_TEXT_MONO ? FontRole::mono : FontRole::body;
  float x = t.column_x[column] + s.px(12);
  const float end = t.column_x[column] + t.column_width[column] - s.px(6);
  const float y = std::floor(t.row_min.y + (t.row_height - s.font(role)->FontSize) / 2);
  if (column == 0 && (t.flags & LB_TABLE_TREE) != 0) {
    x = t.state->rows.back().arrow_x;
    if ((t.row_flags & LB_ROW_HAS_CHILDREN) != 0) {
      const bool is_row_open = (t.row_flags & LB_ROW_OPEN) != 0;
      s.draw_text(FontRole::body, ImVec2(x + s.px(6), y), theme::k_muted,
                  icon_text(is_row_open ? "caret-down" : "caret-right"));
    }
    x += s.px(22);
  }
  if (column == 0 && !t.icon.empty()) {
    s.draw_icon(FontRole::body, ImVec2(x, y), s.px(24), t.is_muted ? theme::k_disabled : theme::k_accent, t.icon);
    x += s.px(30);
  }
  ImU32 color = t.is_muted || style == LB_TEXT_MUTED ? theme::k_muted : theme::k_text;
  if (style == LB_TEXT_ERROR) color = theme::k_danger;
  if (style == LB_TEXT_WARNING) color = theme::k_warning;
  if (style == LB_TEXT_SUCCESS) color = theme::k_success;
  Item& item = s.items.last();
  (column == 0 ? item.label : item.value) += (column > 1 ? "\t" : "") + shown;
  if (end <= x) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(ImVec2(t.column_x[column], t.row_min.y), ImVec2(end, t.row_min.y + t.row_height), true);
  const std::string line = shown.substr(0, shown.find('\n'));
  const bool is_cut = s.draw_text(role, ImVec2(x, y), color, line, end - x);
  list.PopClipRect();
  const ImVec2 min(t.column_x[column], t.row_min.y);
  const ImVec2 max(end, t.row_min.y + t.row_height);
  if (!is_cut || !ImGui::IsWindowHovered() || !ImGui::IsMouseHoveringRect(min, max)) return;
  s.last = {min, max, true, true, false, false, false};
  s.last_path = item.path + fmt::format("/{}", column);
  s.show_tooltip(shown);
}

void Ui::end_table() {
  UiState& s = *state_;
  if (s.nests.empty() || s.nests.back().kind != NestKind::table) return;
  const OpenTable& t = s.open_tables.back();
  ImGui::EndChild();
  ImGui::SetCursorScreenPos(t.min);
  ImGui::Dummy(ImVec2(t.max.x - t.min.x, t.max.y - t.min.y));
  const float rounding = s.px(theme::k_rounding_px);
  ImGui::GetWindowDrawList()->AddRect(t.min, t.max, theme::k_line, rounding);
  if (t.is_focused) s.draw_ring(t.min, t.max, rounding);
  s.open_tables.pop_back();
  s.pop_scope();
}

}  // namespace lifeboat::ui
