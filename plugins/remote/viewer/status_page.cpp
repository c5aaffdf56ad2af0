#include "plugins/remote/viewer/status_page.hpp"

#include "plugins/remote/viewer/page_column.hpp"

namespace lifeboat::remote::viewer {
namespace {

constexpr float k_column_em = 36;

}  // namespace

int draw_status_page(ui::Ui& ui, const StatusText& text, std::span<const ui::DialogButton> buttons) {
  int pressed = -1;
  ui.push_id(text.id);
  begin_column(ui, k_column_em);
  ui.space(2);
  ui.text(text.heading, LB_TEXT_HEADING);
  ui.text(text.sentence);
  ui.space(0.6F);
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    if (i > 0) ui.same_line();
    if (ui.button(buttons[i].id, buttons[i].label, buttons[i].style)) pressed = static_cast<int>(i);
  }
  end_column(ui);
  ui.pop_id();
  return pressed;
}

}  // namespace lifeboat::remote::viewer
