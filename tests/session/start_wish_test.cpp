// A start script that wants Remote Connection to serve at once. The loop runs on the test's thread, until somebody has
// connected.
#include <catch2/catch.hpp>

#include "host/session/remote_session.hpp"
#include "tests/session/fake_server.hpp"

namespace lifeboat::session {
namespace {

constexpr const char* k_tool = "remote-connection";

struct Desk {
  explicit Desk(bool asks = true, bool rearms = false)
      : session({.loop = *loop, .log = log, .asks = asks, .rearms = rearms}) {}

  static std::unique_ptr<ui::ApplicationLoop> make_loop() {
    ui::LoopOptions options;
    options.display = screen::make_headless_display({640, 480}, 1);
    auto loop = ui::ApplicationLoop::create(std::move(options));
    REQUIRE(loop);
    return std::move(*loop);
  }

  // What becomes of somebody who connects: let in, or the person is asked.
  Phase connect_to(FakeServer& server) {
    REQUIRE(session.serve(k_tool, server.host_end()));
    server.send(sample_request(1));
    REQUIRE(loop->run([this](ui::Ui&) {
      session.begin_frame();
      if (session.facts().phase != Phase::none) loop->quit();
    }));
    return session.facts().phase;
  }

  std::unique_ptr<ui::ApplicationLoop> loop = make_loop();
  loader::Log log{{}};
  RemoteSession session;
};

// The console that the supervisor starts after this one has crashed; what served there takes the wish.
Phase connect_after_crash(const Desk& crashed, Desk& next) {
  next.session.resume(crashed.session.promises());
  REQUIRE(next.session.take_start_wish(k_tool));
  FakeServer server;
  return next.connect_to(server);
}

}  // namespace

TEST_CASE("a wish to start is taken once, by the tool that is meant") {
  Desk desk;
  CHECK_FALSE(desk.session.take_start_wish(k_tool));
  desk.session.wish_start(k_tool, true);
  CHECK_FALSE(desk.session.take_start_wish("another"));
  CHECK(desk.session.take_start_wish(k_tool));
  CHECK_FALSE(desk.session.take_start_wish(k_tool));
}

TEST_CASE("with a wish the person is asked, as always") {
  Desk desk;
  desk.session.wish_start(k_tool, true);
  REQUIRE(desk.session.take_start_wish(k_tool));
  FakeServer server;
  CHECK(desk.connect_to(server) == Phase::asking);
}

TEST_CASE("without a question means what is served with the wish, and nothing after it") {
  Desk desk;
  desk.session.wish_start(k_tool, false);
  REQUIRE(desk.session.take_start_wish(k_tool));
  FakeServer first;
  CHECK(desk.connect_to(first) == Phase::open);
  desk.session.stop(k_tool);
  FakeServer second;
  CHECK(desk.connect_to(second) == Phase::asking);
}

TEST_CASE("a tool that took the wish and did not serve is asked about like any other") {
  Desk desk;
  desk.session.wish_start(k_tool, false);
  REQUIRE(desk.session.take_start_wish(k_tool));
  desk.session.begin_frame();
  FakeServer server;
  CHECK(desk.connect_to(server) == Phase::asking);
}

TEST_CASE("a wish that came while a ticket was out changes nothing") {
  Desk desk;
  FakeServer server;
  REQUIRE(desk.session.serve(k_tool, server.host_end()));
  desk.session.wish_start(k_tool, false);
  CHECK_FALSE(desk.session.take_start_wish(k_tool));
  desk.session.stop(k_tool);
  FakeServer next;
  CHECK(desk.connect_to(next) == Phase::asking);
}

TEST_CASE("after a crash what served shall serve again, with the yes that nobody has used") {
  Desk crashed;
  crashed.session.wish_start(k_tool, false);
  REQUIRE(crashed.session.take_start_wish(k_tool));
  FakeServer server;
  REQUIRE(crashed.session.serve(k_tool, server.host_end()));
  Desk next;
  CHECK(connect_after_crash(crashed, next) == Phase::open);
}

TEST_CASE("a script's yes that was used before a crash is spent, the administrator's as well") {
  const bool asks = GENERATE(false, true);
  Desk crashed(asks);
  crashed.session.wish_start(k_tool, false);
  REQUIRE(crashed.session.take_start_wish(k_tool));
  FakeServer server;
  REQUIRE(crashed.connect_to(server) == Phase::open);
  Desk next(asks);
  CHECK(connect_after_crash(crashed, next) == Phase::asking);
}

TEST_CASE("what did not serve before a crash does not begin by itself after it") {
  Desk crashed, next;
  next.session.resume(crashed.session.promises());
  CHECK_FALSE(next.session.take_start_wish(k_tool));
}

TEST_CASE("once the person has ended a session the next is asked about, also in another channel and after a crash") {
  Desk desk(false, true);
  FakeServer first;
  REQUIRE(desk.connect_to(first) == Phase::open);
  desk.session.stop(k_tool);
  FakeServer second;
  CHECK(desk.connect_to(second) == Phase::asking);
  Desk next(false, true);
  CHECK(connect_after_crash(desk, next) == Phase::asking);
}

}  // namespace lifeboat::session
