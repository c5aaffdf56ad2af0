// A Lobby and connections to it over plain memory, with a clock that moves when the test says so.
#pragma once

#include <catch2/catch.hpp>
#include <utility>

#include "plugins/remote/protocol/console_peer.hpp"
#include "plugins/remote/protocol/ticket.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"

namespace lifeboat::remote::protocol::test {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Another ticket than this one.
inline std::string wrong_ticket(std::string ticket) {
  ticket[0] = ticket[0] == '9' ? '0' : static_cast<char>(ticket[0] + 1);
  return ticket;
}

struct Wire {
  TimePoint now = TimePoint(seconds(1000));
  std::unique_ptr<Lobby> lobby;
  std::size_t to_console_bytes = 0, to_viewer_bytes = 0;

  explicit Wire(LobbyOptions options = {}) : lobby(Lobby::create(std::move(options), now).value()) {}

  std::unique_ptr<Peer> admit(const std::string& address = "192.0.2.7") { return lobby->admit(address, now); }

  std::unique_ptr<ViewerPeer> viewer(const std::string& ticket, const std::string& name = "Ana") {
    ViewerCredentials credentials;
    credentials.ticket = parse_ticket(ticket).value();
    credentials.name = name;
    return ViewerPeer::create(std::move(credentials), now).value();
  }
  std::unique_ptr<ViewerPeer> viewer(ResumePass pass) {
    ViewerCredentials credentials;
    credentials.resume = std::move(pass);
    return ViewerPeer::create(std::move(credentials), now).value();
  }

  // Moves what `from` has to say; how much that was.
  std::size_t move(Peer& from, Peer& to) {
    const std::vector<std::uint8_t> bytes(from.output().begin(), from.output().end());
    from.wrote(bytes.size());
    if (!bytes.empty()) to.receive(bytes, now);
    return bytes.size();
  }
  // Until the viewer has M2 and its M3 waits to be carried.
  void run_until_m3(Peer& viewer, Peer& console) {
    for (int i = 0; i < 2; ++i) {
      move(viewer, console);
      move(console, viewer);
    }
    REQUIRE(console.stage() == Stage::handshake);
    REQUIRE_FALSE(viewer.output().empty());
  }
  // One guess with another ticket than `ticket`, from `address`; how it ended for the guesser.
  Ending guess_wrong(const std::string& ticket, const std::string& address = "192.0.2.66") {
    auto console = admit(address);
    REQUIRE(console != nullptr);
    auto guesser = viewer(wrong_ticket(ticket));
    run(*guesser, *console);
    REQUIRE(guesser->ending().has_value());
    return *guesser->ending();
  }
  // A technician who knows the ticket; his connection to the console, or nullptr.
  std::unique_ptr<Peer> technician(const std::string& address = "192.0.2.7") {
    auto console = admit(address);
    auto with_ticket = viewer(lobby->ticket());
    run(*with_ticket, *console);
    return console->stage() == Stage::open ? std::move(console) : nullptr;
  }
  // Until both are silent.
  void run(Peer& viewer, Peer& console) {
    for (std::size_t moved = 1; moved != 0;) {
      const std::size_t there = move(viewer, console), back = move(console, viewer);
      to_console_bytes += there;
      to_viewer_bytes += back;
      moved = there + back;
    }
  }
  std::pair<std::unique_ptr<ViewerPeer>, std::unique_ptr<Peer>> open_session() {
    auto console = admit();
    auto with_ticket = viewer(lobby->ticket());
    run(*with_ticket, *console);
    REQUIRE(console->stage() == Stage::open);
    REQUIRE(with_ticket->stage() == Stage::open);
    return {std::move(with_ticket), std::move(console)};
  }
};

}  // namespace lifeboat::remote::protocol::test
