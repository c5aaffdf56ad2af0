// What an unauthenticated connection may cost: time, bytes, order.
#include <catch2/catch.hpp>

#include "plugins/remote/protocol/connection.hpp"
#include "tests/plugins/remote/protocol/insider.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

using Raw = std::vector<std::uint8_t>;

EndingKind kind_after(Wire& wire, Peer& peer, milliseconds wait) {
  wire.now += wait;
  peer.tick(wire.now);
  REQUIRE(peer.ending().has_value());
  return peer.ending()->kind;
}

}  // namespace

TEST_CASE("the first byte has 2 seconds") {
  Wire wire;
  auto console = wire.admit();
  CHECK(console->stage() == Stage::first_byte);
  CHECK(*console->deadline() == wire.now + seconds(2));
  console->tick(wire.now + milliseconds(1999));
  CHECK(console->stage() == Stage::first_byte);
  CHECK(kind_after(wire, *console, seconds(2)) == EndingKind::timeout);
  CHECK(console->output().empty());
}

TEST_CASE("TLS has 5 seconds") {
  Wire wire;
  auto console = wire.admit();
  wire.now += seconds(1);
  console->receive(Raw{22}, wire.now);
  CHECK(console->stage() == Stage::tls);
  CHECK(*console->deadline() == wire.now + seconds(5));
  CHECK(kind_after(wire, *console, seconds(5)) == EndingKind::timeout);
}

TEST_CASE("each message has 3 seconds; a viewer that is late is told so") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*viewer, *console);
  CHECK(*console->deadline() == wire.now + seconds(3));
  CHECK(*viewer->deadline() == wire.now + seconds(3));
  CHECK(kind_after(wire, *console, seconds(3)) == EndingKind::timeout);
  wire.now -= milliseconds(1);
  wire.move(*console, *viewer);
  CHECK(viewer->ending()->kind == EndingKind::timeout);
}

TEST_CASE("a console that does not answer is given up by the viewer") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*viewer, *console);
  CHECK(kind_after(wire, *viewer, seconds(3)) == EndingKind::timeout);
}

TEST_CASE("all of it has 10 seconds, however the steps are stretched") {
  Wire wire;
  const TimePoint start = wire.now;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.now += milliseconds(1900);
  wire.move(*viewer, *console);
  wire.now += milliseconds(2900);
  wire.move(*console, *viewer);
  wire.now += milliseconds(1900);
  wire.move(*viewer, *console);  // M1
  wire.move(*console, *viewer);
  wire.now += milliseconds(2900);
  CHECK(*console->deadline() == start + seconds(10) - milliseconds(300));
  wire.now = start + seconds(10);
  wire.move(*viewer, *console);
  CHECK(console->ending()->kind == EndingKind::timeout);
}

TEST_CASE("time has no limit once the session is open") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  wire.now += std::chrono::hours(10);
  console->tick(wire.now);
  viewer->tick(wire.now);
  CHECK(console->stage() == Stage::open);
  CHECK(viewer->stage() == Stage::open);
}

TEST_CASE("garbage is refused at its first byte, before any TLS object exists") {
  for (const char* text : {"GET / HTTP/1.0\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "RFB 003.008\n", "\x80"}) {
    Wire wire;
    auto console = wire.admit();
    const std::string_view bytes = text;
    console->receive(Raw(bytes.begin(), bytes.end()), wire.now);
    CHECK(console->ending()->kind == EndingKind::not_lifeboat);
    CHECK(console->output().empty());
  }
}

TEST_CASE("no more than 8 KiB are read before authentication") {
  Wire wire;
  auto console = wire.admit();
  // A handshake record that promises 16 KiB, then more records of it: TLS alone would wait for megabytes.
  Raw bytes = {22, 3, 1, 0x3F, 0xFF, 1, 0, 0x40, 0};
  bytes.resize(k_max_raw_bytes, 0);
  console->receive(bytes, wire.now);
  REQUIRE(console->stage() == Stage::tls);
  console->receive(Raw(1), wire.now);
  REQUIRE(console->ending().has_value());
  CHECK(console->ending()->kind == EndingKind::malformed);
}

TEST_CASE("what follows the authentication in the same bytes does not count as before it") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*viewer, *console);
  wire.move(*viewer, *console);
  REQUIRE(console->stage() == Stage::open);
  console->send(3, Raw(100000, 1));
  wire.move(*console, *viewer);  // M4 and 100 KB at once
  REQUIRE(viewer->stage() == Stage::open);
  CHECK(viewer->next_frame()->payload.size() == 100000);
}

TEST_CASE("the largest message of a viewer comes through, a larger one ends the session at its head") {
  Wire wire;
  auto console = wire.admit();
  ViewerCredentials credentials;
  credentials.ticket = parse_ticket(wire.lobby->ticket()).value();
  Insider insider(std::move(credentials));
  insider.enter(*console, wire.now);
  REQUIRE(insider.is_open());
  insider.say(encode_frame(33, Raw(k_max_viewer_message_bytes, 1)), *console, wire.now);
  CHECK(console->next_frame()->payload.size() == k_max_viewer_message_bytes);
  CHECK(console->stage() == Stage::open);
  insider.say(Raw{0, 0, 0x10, 1, 0, 33}, *console, wire.now);
  REQUIRE(console->ending().has_value());
  CHECK(console->ending()->kind == EndingKind::malformed);
}

TEST_CASE("a close of TCP is told apart from a close of ours") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  console->receive({}, wire.now);
  CHECK(console->ending()->kind == EndingKind::closed_by_peer);
  viewer->close();
  CHECK(viewer->ending()->kind == EndingKind::closed_by_us);
  viewer->receive(Raw(100, 1), wire.now);
  CHECK(viewer->ending()->kind == EndingKind::closed_by_us);
}

TEST_CASE("damaged bytes in an open session end it") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  viewer->send(34, {});
  Raw bytes(viewer->output().begin(), viewer->output().end());
  bytes.back() = static_cast<std::uint8_t>(bytes.back() ^ 1U);
  console->receive(bytes, wire.now);
  CHECK(console->ending()->kind == EndingKind::malformed);
  CHECK_FALSE(console->next_frame().has_value());
}

TEST_CASE("a byte at a time is enough") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  const auto trickle = [&](Peer& from, Peer& to) {
    const Raw bytes(from.output().begin(), from.output().end());
    from.wrote(bytes.size());
    for (const std::uint8_t byte : bytes) to.receive(Raw{byte}, wire.now);
  };
  for (int i = 0; i < 6; ++i) {
    trickle(*viewer, *console);
    trickle(*console, *viewer);
  }
  CHECK(console->stage() == Stage::open);
  CHECK(viewer->stage() == Stage::open);
}
