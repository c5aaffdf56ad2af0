// Who is let in at all, and who has to go when there is no room.
#include <catch2/catch.hpp>

#include "plugins/remote/protocol/lobby_core.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

using Peers = std::vector<std::unique_ptr<Peer>>;

std::ptrdiff_t waiting(const Peers& peers) {
  return std::ranges::count_if(peers, [](const auto& peer) { return peer->stage() < Stage::open; });
}

}  // namespace

TEST_CASE("the 65th silent connection takes the place of the oldest") {
  Wire wire;
  Peers peers;
  for (int i = 0; i < 65; ++i) peers.push_back(wire.admit());
  CHECK(waiting(peers) == 64);
  CHECK(peers[0]->stage() == Stage::over);
  CHECK(peers[0]->ending()->kind == EndingKind::busy);
  CHECK(peers[1]->stage() == Stage::first_byte);
}

TEST_CASE("whoever has made progress stays when silent ones can go") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*viewer, *console);
  Peers peers;
  for (int i = 0; i < 1000; ++i) peers.push_back(wire.admit());
  CHECK(waiting(peers) == 63);
  wire.run(*viewer, *console);
  CHECK(console->stage() == Stage::open);
}

TEST_CASE("one source that holds nearly all slots, with progress, loses its own first") {
  Wire wire;
  std::vector<std::pair<std::unique_ptr<ViewerPeer>, std::unique_ptr<Peer>>> held;
  for (std::size_t i = 0; i + 1 < k_slots; ++i) {
    held.emplace_back(wire.viewer(wire.lobby->ticket()), wire.admit("192.0.2.66"));
    wire.run_until_m3(*held.back().first, *held.back().second);
  }
  auto technician = wire.admit("192.0.2.7");
  Peers more;
  for (int i = 0; i < 10; ++i) more.push_back(wire.admit("192.0.2.66"));
  CHECK(technician->stage() == Stage::first_byte);
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run(*viewer, *technician);
  CHECK(technician->stage() == Stage::open);
}

TEST_CASE("a new ticket ends what was left of the session before, and the word about one address alone") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run(*viewer, *console);
  REQUIRE(console->stage() == Stage::open);
  viewer.reset();
  console.reset();  // gone without a word to the Lobby
  wire.lobby->allow_only(source_of("192.0.2.66").value());
  wire.lobby->renew_ticket(wire.now);
  auto next_console = wire.admit();
  REQUIRE(next_console != nullptr);
  auto next_viewer = wire.viewer(wire.lobby->ticket());
  wire.run(*next_viewer, *next_console);
  CHECK(next_console->stage() == Stage::open);
}

TEST_CASE("an evicted viewer whose TLS is up is told BUSY") {
  Wire wire;
  std::vector<std::pair<std::unique_ptr<ViewerPeer>, std::unique_ptr<Peer>>> held;
  for (std::size_t i = 0; i < k_slots + 1; ++i) {
    auto console = wire.admit();
    auto viewer = wire.viewer(wire.lobby->ticket());
    if (i < k_slots) wire.run_until_m3(*viewer, *console);
    held.emplace_back(std::move(viewer), std::move(console));
  }
  REQUIRE(held[0].second->stage() == Stage::over);
  wire.move(*held[0].second, *held[0].first);
  CHECK(held[0].first->ending()->kind == EndingKind::busy);
}

TEST_CASE("1,000 silent, babbling and byte-per-second connections do not keep the technician out") {
  Wire wire;
  Peers silent, babbling, slow;
  const std::vector<std::uint8_t> babble(1000, 'x');
  for (int i = 0; i < 1000; ++i) {
    silent.push_back(wire.admit());
    babbling.push_back(wire.admit());
    babbling.back()->receive(babble, wire.now);
    slow.push_back(wire.admit());
    slow.back()->receive(std::vector<std::uint8_t>{22}, wire.now);
  }
  CHECK(waiting(silent) + waiting(babbling) + waiting(slow) <= 64);
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.move(*viewer, *console);
  for (int round = 0; round < 4 && viewer->stage() != Stage::open; ++round) {
    // All of them come again between any two of the technician's messages.
    for (int i = 0; i < 100; ++i) {
      silent.push_back(wire.admit());
      slow.push_back(wire.admit());
      slow.back()->receive(std::vector<std::uint8_t>{22}, wire.now);
    }
    wire.move(*console, *viewer);
    wire.move(*viewer, *console);
    wire.now += milliseconds(100);
    for (const auto& peer : slow) peer->receive(std::vector<std::uint8_t>{3}, wire.now);
  }
  CHECK(viewer->stage() == Stage::open);
  CHECK(console->stage() == Stage::open);
}

TEST_CASE("a connection that is over or gone gives its slot back") {
  Wire wire;
  Peers peers;
  for (std::size_t i = 0; i < k_slots; ++i) peers.push_back(wire.admit());
  peers[5]->close();
  peers.erase(peers.begin() + 7);
  const auto one = wire.admit(), two = wire.admit();
  CHECK(peers[0]->stage() == Stage::first_byte);
  const auto three = wire.admit();
  CHECK(peers[0]->stage() == Stage::over);
}

TEST_CASE("during a session there are four slots, for coming back alone") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  Peers peers;
  for (int i = 0; i < 10; ++i) peers.push_back(wire.admit());
  CHECK(waiting(peers) == 4);
  CHECK(console->stage() == Stage::open);
}

TEST_CASE("a second viewer with the used ticket is told BUSY, during the session and after it") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  auto [viewer, console] = wire.open_session();
  const auto second = [&] {
    auto late_console = wire.admit("192.0.2.8");
    auto late_viewer = wire.viewer(ticket);
    wire.run(*late_viewer, *late_console);
    return late_viewer->ending()->kind;
  };
  CHECK(second() == EndingKind::busy);
  console->close();
  wire.lobby->session_over();
  CHECK(second() == EndingKind::busy);
  wire.lobby->renew_ticket(wire.now);
  CHECK(wire.technician() != nullptr);
}

TEST_CASE("the first valid connection drops the others that came with the ticket") {
  Wire wire;
  auto late_console = wire.admit("192.0.2.8");
  auto late_viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*late_viewer, *late_console);
  auto [viewer, console] = wire.open_session();
  CHECK(late_console->stage() == Stage::over);
  wire.move(*late_console, *late_viewer);
  CHECK(late_viewer->ending()->kind == EndingKind::busy);
}

TEST_CASE("who is not in allow_from is not let in") {
  LobbyOptions options;
  options.allow_from = {parse_allow_rule("10.0.0.0/8").value(), parse_allow_rule("2001:db8::/32").value()};
  Wire wire(std::move(options));
  CHECK(wire.admit("10.1.2.3") != nullptr);
  CHECK(wire.admit("2001:db8::9") != nullptr);
  CHECK(wire.admit("11.1.2.3") == nullptr);
  CHECK(wire.admit("no address") == nullptr);
}

TEST_CASE("only this address: others are dropped and refused") {
  Wire wire;
  auto other = wire.admit("192.0.2.66");
  auto mine = wire.admit("192.0.2.7");
  wire.lobby->allow_only(source_of(std::string("192.0.2.7")).value());
  CHECK(other->stage() == Stage::over);
  CHECK(mine->stage() == Stage::first_byte);
  CHECK(wire.admit("192.0.2.66") == nullptr);
  CHECK(wire.technician("192.0.2.7") != nullptr);
}

TEST_CASE("impossible options are refused") {
  LobbyOptions options;
  options.min_version = 2;
  CHECK_FALSE(Lobby::create(std::move(options), TimePoint()).is_ok());
  CHECK_FALSE(ViewerPeer::create({}, TimePoint()).is_ok());
  ViewerCredentials both;
  both.ticket.emplace();
  both.resume.emplace();
  CHECK_FALSE(ViewerPeer::create(std::move(both), TimePoint()).is_ok());
}

TEST_CASE("versions without one in common end with the other side's range on both ends") {
  LobbyOptions options;
  options.min_version = 2;
  options.max_version = 3;
  Wire wire(std::move(options));
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run(*viewer, *console);
  CHECK(viewer->ending()->kind == EndingKind::version);
  CHECK(viewer->ending()->peer_min_version == 2);
  CHECK(viewer->ending()->peer_max_version == 3);
  CHECK(console->ending()->kind == EndingKind::version);
  CHECK(console->ending()->peer_max_version == 1);
  CHECK(wire.lobby->wrong_guesses() == 0);
}
