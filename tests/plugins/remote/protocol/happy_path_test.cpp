// A technician with the right ticket, over plain memory.
#include <catch2/catch.hpp>

#include "plugins/remote/protocol/connection.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

TEST_CASE("a viewer with the ticket gets in, and both ends talk") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket(), "Ana");
  wire.run(*viewer, *console);
  REQUIRE(viewer->stage() == Stage::open);
  REQUIRE(console->stage() == Stage::open);
  CHECK(console->authenticated()->viewer_name == "Ana");
  CHECK(console->authenticated()->version == 1);
  CHECK_FALSE(console->authenticated()->is_resumed);
  CHECK(wire.lobby->ticket().empty());
  CHECK_FALSE(console->deadline().has_value());

  console->send(1, encode_message(SessionState{SessionPhase::open, "openh264"}));
  viewer->send(32, encode_message(ViewerReady{}));
  wire.run(*viewer, *console);
  const auto to_viewer = viewer->next_frame();
  const auto to_console = console->next_frame();
  REQUIRE(to_viewer.has_value());
  REQUIRE(to_console.has_value());
  CHECK(to_viewer->type == 1);
  CHECK(to_console->type == 32);
  CHECK(decode_message(to_viewer->type, to_viewer->payload, From::console).is_ok());
}

// 477 and some 835 bytes, TLS and all, with OpenSSL 3.0 and a name of three letters.
TEST_CASE("a good run takes a fraction of the bytes that are allowed") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  CHECK(wire.to_console_bytes < k_max_raw_bytes / 10);
  CHECK(wire.to_viewer_bytes < k_max_raw_bytes / 5);
}

TEST_CASE("a large message crosses in pieces, with the close behind it") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  const std::vector<std::uint8_t> large(k_max_console_message_bytes, 7);
  console->send(3, large);
  console->close();
  CHECK(console->ending()->kind == EndingKind::closed_by_us);
  wire.run(*viewer, *console);
  const auto frame = viewer->next_frame();
  REQUIRE(frame.has_value());
  CHECK(frame->payload == large);
  REQUIRE(viewer->ending().has_value());
  CHECK(viewer->ending()->kind == EndingKind::closed_by_peer);
}
