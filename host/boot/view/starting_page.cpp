#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {

void draw_starting_page(ui::Ui& ui, BootContext& context) {
  ui.text(tr("This computer is being prepared"), LB_TEXT_HEADING);
  ui.text(tr("The recovery options appear here in a moment. Nothing on the disks is changed meanwhile."));
  if (context.network.report().phase == NetworkPhase::running) {
    ui.space(0.4F);
    ui.progress(-1, network_line(context.network.report()));
  }
}

}  // namespace lifeboat::boot
