#include "plugins/remote/viewer/status_page.hpp"

#include "plugins/remote/viewer/page_width.hpp"

namespace lifeboat::remote::viewer {

int draw_status_page(ui::Ui& ui, const StatusText& text, std::span<const ui::DialogButton> buttons) {
  int pressed = -1;
  ui.push_id(text.id);
  ui.begin_page("page", true, k_page_width_em);
  ui.text(text.heading, LB_TEXT_HEADING);
  ui.text(text.sentence);
  ui.space(0.6F);
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    if (i > 0) ui.same_line();
    if (ui.button(buttons[i].id, buttons[i].label, buttons[i].style)) pressed = static_cast<int>(i);
  }
  ui.end_page();
  ui.pop_id();
  return pressed;
}

}  // namespace lifeboat::remote::viewer
