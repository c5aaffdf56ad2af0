#include "plugins/remote/viewer/sentences.hpp"

#include <fmt/format.h>

#include "host/base/text.hpp"

namespace lifeboat::remote::viewer {
namespace {

using protocol::EndingKind;
using protocol::GoodbyeReason;

std::string somebody_between() {
  return tr(
      "If you are sure of the ticket, somebody may be between you and the console: ask the person there for a "
      "new ticket, and use another network if it happens again.");
}

std::string for_wrong_ticket(const protocol::Ending& ending, const EndingContext& context) {
  if (ending.console_is_impostor) {
    return fmt::format("{} {}", tr("What answered is not the console with this ticket."), somebody_between());
  }
  if (context.wrong_before) {
    return fmt::format("{} {}", tr("The console does not accept this ticket again."), somebody_between());
  }
  return tr(
      "The console does not accept this ticket. Ask the person there to read it to you again: each session has "
      "its own, and it is used up by the first connection.");
}

std::string for_version(const protocol::Ending& ending, const EndingContext& context) {
  const char* text = tr("This viewer and the console speak no common version of the protocol.");
  if (ending.peer_min_version > context.own_max_version) {
    text =
        tr("This viewer is older than the console, which speaks version {0} at least and this viewer {1} at most. "
           "Use a newer viewer.");
  } else if (ending.peer_max_version != 0 && ending.peer_max_version < context.own_min_version) {
    text =
        tr("The console is older than this viewer: it speaks version {2} at most, and this viewer {3} at least. "
           "Use an older viewer or a newer image.");
  }
  return fmt::format(fmt::runtime(text), ending.peer_min_version, context.own_max_version, ending.peer_max_version,
                     context.own_min_version);
}

}  // namespace

std::string sentence_for(ConnectFailure failure, const std::string& address, std::uint16_t port,
                         const std::string& detail) {
  const char* text = tr("No connection to {0}: {2}.");
  switch (failure) {
    case ConnectFailure::refused:
      text =
          tr("The machine at {0} answers, but nothing listens on port {1}. Compare the port with the console's, and "
             "see whether Remote Connection is still open there.");
      break;
    case ConnectFailure::unreachable:
      text =
          tr("The address {0} cannot be reached from here. Compare it with the console's; if it shows several, try "
             "another.");
      break;
    case ConnectFailure::timed_out:
      text = tr("Nothing answers at {0}. Compare the address with the console's; a firewall may be in between.");
      break;
    case ConnectFailure::other:
      break;
  }
  return fmt::format(fmt::runtime(text), address, port, detail);
}

std::string sentence_for(const protocol::Ending& ending, const EndingContext& context) {
  switch (ending.kind) {
    case EndingKind::closed_by_peer:
      return tr("The console closed the connection before it was established. Try again.");
    case EndingKind::not_lifeboat:
      return tr(
          "Something answers there, but it is no Lifeboat console. Compare address and port with the console's.");
    case EndingKind::version:
      return for_version(ending, context);
    case EndingKind::busy:
      return fmt::format(fmt::runtime(tr("The console is busy with another connection or holds off after wrong "
                                         "tickets. Try again in {} seconds.")),
                         ending.retry_after_s == 0 ? 1 : ending.retry_after_s);
    case EndingKind::wrong_ticket:
      return for_wrong_ticket(ending, context);
    case EndingKind::malformed:
      return tr(
          "The console answered with something that this viewer does not understand. Try again; if it stays so, "
          "use the viewer that belongs to the console's image.");
    case EndingKind::timeout:
      return tr("The console took too long to answer. Try again.");
    case EndingKind::closed_by_us:
      return tr("You ended the connection.");
  }
  return {};
}

std::string sentence_for(GoodbyeReason reason) {
  switch (reason) {
    case GoodbyeReason::user_ended:
      return tr("The person at the console ended the session.");
    case GoodbyeReason::technician_left:
      return tr("You ended the session.");
    case GoodbyeReason::refused:
      return tr("The person at the console did not allow the connection.");
    case GoodbyeReason::console_closed:
      return tr("The console was closed.");
    case GoodbyeReason::broken:
      return tr("The console ended the session because of an error.");
  }
  return {};
}

std::string sentence_for_lost_link() {
  return tr(
      "The connection was lost and did not come back within a minute. The person at the console can start Remote "
      "Connection again, which gives a new ticket.");
}

std::string sentence_for_resume_refused() {
  return tr(
      "The connection was lost, and the console has ended the session meanwhile. The person there can start "
      "Remote Connection again, which gives a new ticket.");
}

std::string sentence_for_broken_rules() {
  return tr(
      "The console sent something that breaks the rules of the protocol. The session was ended to keep this "
      "computer safe.");
}

std::string sentence_for_broken_picture() {
  return tr(
      "The picture from the console could not be decoded, three times within a minute. The session was ended to "
      "keep this computer safe.");
}

}  // namespace lifeboat::remote::viewer
