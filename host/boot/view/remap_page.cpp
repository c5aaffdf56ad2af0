#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {

void draw_remap_page(ui::Ui& ui, BootContext& context) {
  const Answers& answers = context.flow.answers();
  ui.text(tr("Drive letters"), LB_TEXT_HEADING);
  ui.text(tr("Windows knows its disks by letters (C: is mostly its own). The recovery image counts the disks anew, so that "
             "they may have other letters here."));
  ui.space(0.4F);
  ui.text(tr("Use the letters that Windows uses?"), LB_TEXT_SUBHEADING);
  const std::string reason = context.why_not(k_entry_remap);
  if (!reason.empty()) context.flow.choose_remap(false);  // what may not be chosen is not suggested either
  ui.begin_disabled(!reason.empty());
  if (ui.radio("remap-yes", tr("Yes: the letters of the installed Windows (recommended)"), answers.wants_remap) &&
      context.may(k_entry_remap, ui.input_source())) {
    context.flow.choose_remap(true);
  }
  if (ui.radio("remap-no", tr("No: count the disks anew"), !answers.wants_remap)) context.flow.choose_remap(false);
  ui.end_disabled();
  if (!reason.empty()) ui.text(reason, LB_TEXT_WARNING);
  ui.text(tr("It takes effect once you have chosen an installation. Nothing is written to the disks."), LB_TEXT_MUTED);
}

}  // namespace lifeboat::boot
