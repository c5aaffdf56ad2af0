// Coming back after a lost link.
#include <catch2/catch.hpp>

#include "tests/plugins/remote/protocol/proxy.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

ResumePass copy_of(const ResumePass& pass) { return {pass.key.copy(), pass.session_id, nullptr}; }

// A session that was open and whose link broke; the viewer's pass.
ResumePass lost_session(Wire& wire) {
  auto [viewer, console] = wire.open_session();
  console->receive({}, wire.now);
  wire.lobby->session_lost(wire.now);
  return viewer->take_resume_pass();
}

struct Attempt {
  std::unique_ptr<ViewerPeer> viewer;
  std::unique_ptr<Peer> console;
  [[nodiscard]] bool is_open() const { return viewer->stage() == Stage::open && console->stage() == Stage::open; }
};

Attempt try_with(Wire& wire, ResumePass pass) {
  Attempt attempt{wire.viewer(std::move(pass)), wire.admit()};
  wire.run(*attempt.viewer, *attempt.console);
  return attempt;
}

}  // namespace

TEST_CASE("resume: the right key opens the session again, within 60 seconds, again and again") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  for (int i = 0; i < 3; ++i) {
    CHECK(*wire.lobby->resume_deadline() == wire.now + seconds(60));
    wire.now += seconds(59);
    Attempt attempt = try_with(wire, std::move(pass));
    REQUIRE(attempt.is_open());
    CHECK(attempt.console->authenticated()->is_resumed);
    CHECK_FALSE(wire.lobby->resume_deadline().has_value());
    attempt.console->receive({}, wire.now);
    wire.lobby->session_lost(wire.now);
    pass = attempt.viewer->take_resume_pass();
  }
}

TEST_CASE("resume: a key that was used is refused") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  ResumePass again = copy_of(pass);
  const Attempt first = try_with(wire, std::move(pass));
  REQUIRE(first.is_open());
  const Attempt second = try_with(wire, std::move(again));
  CHECK(second.viewer->ending()->kind == EndingKind::wrong_ticket);
  CHECK(first.is_open());
}

TEST_CASE("resume: refused after End") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  wire.lobby->session_over();
  CHECK_FALSE(wire.lobby->resume_deadline().has_value());
  CHECK(try_with(wire, std::move(pass)).viewer->ending()->kind == EndingKind::wrong_ticket);
}

TEST_CASE("resume: refused at 61 seconds") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  wire.now += seconds(61);
  CHECK(try_with(wire, std::move(pass)).viewer->ending()->kind == EndingKind::wrong_ticket);
}

TEST_CASE("resume: a handshake that was begun in time is refused when it confirms too late") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  wire.now += seconds(59);
  Attempt attempt{wire.viewer(std::move(pass)), wire.admit()};
  wire.run_until_m3(*attempt.viewer, *attempt.console);
  wire.now += seconds(1);
  wire.run(*attempt.viewer, *attempt.console);
  CHECK(attempt.viewer->ending()->kind == EndingKind::wrong_ticket);
}

TEST_CASE("resume: refused by a console that was started again") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  Wire restarted;
  CHECK(try_with(restarted, std::move(pass)).viewer->ending()->kind == EndingKind::wrong_ticket);
}

TEST_CASE("resume: a wrong key for the right session is refused, counts no guess and leaves the right one good") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  ResumePass wrong = copy_of(pass);
  wrong.key.data()[0] = static_cast<std::uint8_t>(wrong.key.data()[0] ^ 1U);
  CHECK(try_with(wire, std::move(wrong)).viewer->ending()->kind == EndingKind::wrong_ticket);
  CHECK(wire.lobby->wrong_guesses() == 0);
  CHECK(try_with(wire, std::move(pass)).is_open());
}

TEST_CASE("resume: M4 lost, the viewer comes back with the pass that it was about to get") {
  Wire wire;
  Attempt attempt{wire.viewer(lost_session(wire)), wire.admit()};
  wire.run_until_m3(*attempt.viewer, *attempt.console);
  wire.move(*attempt.viewer, *attempt.console);
  REQUIRE(attempt.console->stage() == Stage::open);  // and M4 never arrives
  attempt.console->receive({}, wire.now);
  wire.lobby->session_lost(wire.now);
  attempt.viewer->receive({}, wire.now);
  auto retry = attempt.viewer->take_pass_for_retry();
  REQUIRE(retry.has_value());
  CHECK(try_with(wire, std::move(*retry)).is_open());
}

TEST_CASE("resume: M3 lost, the viewer comes back with the pass that it had") {
  Wire wire;
  Attempt attempt{wire.viewer(lost_session(wire)), wire.admit()};
  wire.run_until_m3(*attempt.viewer, *attempt.console);
  attempt.console->receive({}, wire.now);  // M3 never arrives
  attempt.viewer->receive({}, wire.now);
  Attempt unknown = try_with(wire, *attempt.viewer->take_pass_for_retry());
  CHECK(unknown.viewer->ending()->kind == EndingKind::wrong_ticket);
  auto earlier = unknown.viewer->take_pass_for_retry();
  REQUIRE(earlier.has_value());
  CHECK(try_with(wire, std::move(*earlier)).is_open());
}

TEST_CASE("resume: a link that breaks before M3 leaves the pass as it was") {
  Wire wire;
  Attempt attempt{wire.viewer(lost_session(wire)), wire.admit()};
  wire.move(*attempt.viewer, *attempt.console);
  attempt.viewer->receive({}, wire.now);
  CHECK(try_with(wire, *attempt.viewer->take_pass_for_retry()).is_open());
}

TEST_CASE("a ticket's first M4 lost: the viewer comes back with the pass that it was about to get") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wire.lobby->ticket());
  wire.run_until_m3(*viewer, *console);
  wire.move(*viewer, *console);
  console->receive({}, wire.now);
  wire.lobby->session_lost(wire.now);
  viewer->receive({}, wire.now);
  auto retry = viewer->take_pass_for_retry();
  REQUIRE(retry.has_value());
  CHECK(try_with(wire, std::move(*retry)).is_open());
}

TEST_CASE("a refused ticket leaves no pass, nor does a session that was open") {
  Wire wire;
  auto console = wire.admit();
  auto viewer = wire.viewer(wrong_ticket(wire.lobby->ticket()));
  wire.run(*viewer, *console);
  CHECK_FALSE(viewer->take_pass_for_retry().has_value());
  wire.now += seconds(1);  // the wait after a wrong guess
  auto [opened, its_console] = wire.open_session();
  opened->receive({}, wire.now);
  CHECK_FALSE(opened->take_pass_for_retry().has_value());
}

TEST_CASE("resume: through a TLS-terminating proxy it fails, and the key stays good") {
  Wire wire;
  ResumePass pass = lost_session(wire);
  ResumePass later = copy_of(pass);
  Attempt attempt{wire.viewer(std::move(pass)), wire.admit()};
  Proxy proxy;
  proxy.run(*attempt.viewer, *attempt.console, wire.now);
  CHECK(attempt.console->ending()->kind == EndingKind::wrong_ticket);
  CHECK(attempt.viewer->stage() == Stage::over);
  CHECK(try_with(wire, std::move(later)).is_open());
}

TEST_CASE("resume: a viewer that noticed the break first takes the place of its own dead link") {
  Wire wire;
  auto [viewer, console] = wire.open_session();
  const Attempt back = try_with(wire, viewer->take_resume_pass());
  REQUIRE(back.is_open());
  CHECK(console->ending()->kind == EndingKind::closed_by_peer);
  // Whoever notices the old one's end only now and reports it does not start the clock of the new one.
  wire.lobby->session_lost(wire.now);
  CHECK_FALSE(wire.lobby->resume_deadline().has_value());
  back.console->receive({}, wire.now);
  wire.lobby->session_lost(wire.now);
  CHECK(wire.lobby->resume_deadline().has_value());
}
