// Tool cards: each is one button with its name, what it is for and, where it cannot be used, why not. They stand in
// one column or two; those beside each other are of one height, and the last ends where the page ends.
#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr float k_two_columns_em = 40;  // eight cards are seen at 800x600
constexpr float k_least_height_px = 80, k_padding_px = 28;
constexpr float k_text_x_px = 72, k_text_end_px = 16, k_name_px = 22, k_reason_gap_px = 6, k_reason_x_px = 20;

// A card's text as it is shown in a card of that width.
struct CardText {
  std::string name, subtitle, reason;
  float width = 0, subtitle_height = 0, height = 0;
};

CardText lay_out(UiState& s, const ToolCard& card, float card_width) {
  CardText text{s.shown(card.name), s.shown(card.subtitle), s.shown(card.reason)};
  text.width = card_width - s.px(k_text_x_px) - s.px(k_text_end_px);
  text.subtitle_height = s.measure(FontRole::small, text.subtitle, text.width).y;
  text.height = s.px(k_name_px) + text.subtitle_height;
  if (text.reason.empty()) return text;
  text.height += s.px(k_reason_gap_px) + s.measure(FontRole::small, text.reason, text.width - s.px(k_reason_x_px)).y;
  return text;
}

void draw_small(const UiState& s, ImVec2 at, ImU32 color, const std::string& text, float width) {
  const ImFont* font = s.font(FontRole::small);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, color, text.data(), text.data() + text.size(), width);
}

void draw_ground(const UiState& s, const Interaction& it, bool is_available) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float rounding = s.px(8);
  const bool is_lit = is_available && (it.is_hovered || it.is_held);
  if (is_available) {
    list.AddRectFilled(ImVec2(it.min.x, it.min.y + s.px(2)), ImVec2(it.max.x, it.max.y + s.px(2)), theme::k_shadow,
                       rounding);
  }
  list.AddRectFilled(it.min, it.max, is_available ? theme::k_panel : theme::k_unavailable, rounding);
  list.AddRect(it.min, it.max, is_lit ? theme::k_accent : theme::k_line, rounding);
}

void draw_mark(const UiState& s, const Interaction& it, const std::string& icon, bool is_available) {
  const ImVec2 disc(it.min.x + s.px(38), std::round((it.min.y + it.max.y) / 2));
  ImGui::GetWindowDrawList()->AddCircleFilled(disc, s.px(23), is_available ? theme::k_accent_soft : theme::k_line, 40);
  const std::string mark = icon_text(icon);
  const ImVec2 size = s.measure(FontRole::subheading, mark);
  s.draw_text(FontRole::subheading, ImVec2(std::round(disc.x - size.x / 2), std::round(disc.y - size.y / 2)),
              is_available ? theme::k_accent : theme::k_disabled, mark);
}

// Answers whether the name was cut.
bool draw_words(const UiState& s, const Interaction& it, const CardText& text) {
  const float x = it.min.x + s.px(k_text_x_px);
  float y = std::round((it.min.y + it.max.y - text.height) / 2);
  const ImU32 color = text.reason.empty() ? theme::k_text : theme::k_muted;
  const bool is_cut = s.draw_text(FontRole::strong, ImVec2(x, y), color, text.name, text.width);
  y += s.px(k_name_px);
  draw_small(s, ImVec2(x, y), theme::k_muted, text.subtitle, text.width);
  if (text.reason.empty()) return is_cut;
  y += text.subtitle_height + s.px(k_reason_gap_px);
  s.draw_text(FontRole::small, ImVec2(x, y), theme::k_warning, icon_text("unavailable"));
  draw_small(s, ImVec2(x + s.px(k_reason_x_px), y), theme::k_warning, text.reason, text.width - s.px(k_reason_x_px));
  return is_cut;
}

bool draw_card(Ui& ui, UiState& s, const ToolCard& card, const CardText& text, ImVec2 size) {
  const bool is_available = card.reason.empty();
  ui.begin_disabled(!is_available);
  const Interaction it = s.interact(card.id, "tool", text.name, size);
  ui.end_disabled();
  s.items.last().value = is_available ? text.subtitle : text.reason;
  draw_ground(s, it, is_available);
  draw_mark(s, it, card.icon, is_available);
  s.items.last().is_cut = draw_words(s, it, text);
  if (it.is_focused) s.draw_ring(it.min, it.max, s.px(8));
  return it.is_pressed && is_available;
}

}  // namespace

int Ui::tool_cards(std::span<const ToolCard> cards) {
  UiState& s = *state_;
  s.is_same_line = false;
  const float room = std::max(s.em(8), ImGui::GetContentRegionAvail().x);
  const std::size_t columns = room >= s.em(k_two_columns_em) ? 2 : 1;
  const float gap = s.px(theme::k_gap_px);
  const float first_width = columns == 2 ? std::floor((room - gap) / 2) : room;
  int pressed = -1;
  for (std::size_t row = 0; row < cards.size(); row += columns) {
    const auto line = cards.subspan(row, std::min(columns, cards.size() - row));
    std::vector<CardText> texts;
    float height = s.px(k_least_height_px);
    for (const ToolCard& card : line) {
      texts.push_back(lay_out(s, card, first_width));
      height = std::max(height, texts.back().height + s.px(k_padding_px));
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) ImGui::SameLine(0, gap);
      const float width = i == 0 ? first_width : room - gap - first_width;
      if (draw_card(*this, s, line[i], texts[i], ImVec2(width, height))) pressed = static_cast<int>(row + i);
    }
  }
  return pressed;
}

}  // namespace lifeboat::ui
