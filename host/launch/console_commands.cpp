#include "host/launch/console_commands.hpp"

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {

void ConsoleCommands::netstart(const NetstartRequest& request, Reply reply) {
  setup_.boot.start_network(request, std::move(reply));
}

void ConsoleCommands::remoterecovery(const RemoteRecoveryRequest& request, Reply reply) {
  const std::string tool(toolset::k_remote_tool);
  setup_.session.wish_start(tool, !request.nomessage);
  setup_.workspace.open(tool, screen::InputSource::local);
  opening_.push_back(std::move(reply));
  update();
}

void ConsoleCommands::waitforconnection(Reply reply) {
  waiting_.push_back(std::move(reply));
  update();
}

void ConsoleCommands::recenv(Reply reply) {
  setup_.boot.show_recovery_options(std::move(reply));
}

void ConsoleCommands::notice(const std::string& text, Reply reply) {
  setup_.notices.add(text);
  reply.done();
}

void ConsoleCommands::update() {
  if (setup_.workspace.is_opening(toolset::k_remote_tool)) return;
  answer_opening();
  answer_waiting();
}

void ConsoleCommands::answer_opening() {
  if (opening_.empty()) return;
  const bool is_open = is_remote_open();
  if (!is_open) (void)setup_.session.take_start_wish(toolset::k_remote_tool);  // who opens it later is not the script
  for (Reply& reply : std::exchange(opening_, {})) {
    if (is_open) reply.done();
    else reply.not_possible(why_remote_is_shut());
  }
}

void ConsoleCommands::answer_waiting() {
  const bool is_connected = setup_.session.is_open();
  if (is_connected || !is_remote_open()) {
    for (Reply& reply : waiting_) {
      reply.done(is_connected ? tr("A technician is connected.") : tr("Remote Connection is not open."));
    }
  }
  std::erase_if(waiting_, [](const Reply& reply) { return !reply.is_wanted(); });
}

bool ConsoleCommands::is_remote_open() const {
  return std::ranges::count(setup_.workspace.open_tools(), toolset::k_remote_tool) > 0;
}

std::string ConsoleCommands::why_remote_is_shut() const {
  for (const toolset::ToolEntry& entry : setup_.workspace.entries()) {
    if (entry.row.id == toolset::k_remote_tool && !entry.reason.empty()) return entry.reason;
  }
  return tr("This console has no Remote Connection.");
}

}  // namespace lifeboat::launch
