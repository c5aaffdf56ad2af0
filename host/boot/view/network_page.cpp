#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {

void NetworkPage::draw(ui::Ui& ui, BootContext& context) {
  const Answers& answers = context.flow.answers();
  ui.text(tr("Welcome to Lifeboat Recovery"), LB_TEXT_HEADING);
  ui.text(tr("This computer was started from the recovery image. Nothing on its disks is changed before you are asked."));
  ui.space(0.4F);
  if (languages_.size() > 1) {
    ui.text(tr("Language"), LB_TEXT_SUBHEADING);
    for (const Language& language : languages_) {
      if (ui.radio("language-" + language.code, language.name, language.code == answers.language)) {
        context.flow.choose_language(language.code);
      }
    }
    ui.space(0.4F);
  }
  ui.text(tr("Start the network?"), LB_TEXT_SUBHEADING);
  const std::string reason = context.why_not(k_entry_network);
  if (!reason.empty()) context.flow.choose_network(false);  // what may not be chosen is not suggested either
  ui.begin_disabled(!reason.empty() || context.flow.is_network_started());
  if (ui.radio("network-yes", tr("Yes: ask the network for an address (DHCP)"), answers.wants_network) &&
      context.may(k_entry_network, ui.input_source())) {
    context.flow.choose_network(true);
  }
  if (ui.radio("network-no", tr("No: work without a network"), !answers.wants_network)) {
    context.flow.choose_network(false);
  }
  ui.end_disabled();
  if (!reason.empty()) ui.text(reason, LB_TEXT_WARNING);
  ui.text(context.flow.is_network_started()
              ? tr("The network was started already. TCP/IP Config shows it, and can change it.")
              : tr("A technician can help you from afar only with a network. A fixed address is set later, in TCP/IP Config."),
          LB_TEXT_MUTED);
}

std::string network_line(const NetworkReport& report) {
  switch (report.phase) {
    case NetworkPhase::idle: return {};
    case NetworkPhase::running:
      if (report.adapter.empty()) return tr("Network: being started…");
      return fmt::format(fmt::runtime(tr("Network: {} is asking for an address…")), report.adapter);
    case NetworkPhase::ready: return fmt::format(fmt::runtime(tr("Network: {}")), report.address);
    case NetworkPhase::failed: return fmt::format(fmt::runtime(tr("No network: {}")), report.reason);
  }
  return {};
}

}  // namespace lifeboat::boot
