// Guesses: what counts as one, what they cost the guesser, and that they never cost anybody else.
#include <catch2/catch.hpp>

#include "plugins/remote/protocol/guess_budget.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

TEST_CASE("dropping after TLS, M1 or M2 counts nothing") {
  Wire wire;
  for (int moves = 0; moves <= 4; ++moves) {
    auto console = wire.admit();
    auto viewer = wire.viewer(wrong_ticket(wire.lobby->ticket()));
    for (int i = 0; i < moves; ++i) {
      if (i % 2 == 0) wire.move(*viewer, *console);
      if (i % 2 == 1) wire.move(*console, *viewer);
    }
    console->receive({}, wire.now);
    CHECK(console->ending()->kind == EndingKind::closed_by_peer);
  }
  CHECK(wire.lobby->wrong_guesses() == 0);
  CHECK(wire.lobby->guessing_addresses().empty());
}

TEST_CASE("one wrong confirmation is one guess, and the viewer is told wrong_ticket") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  const Ending ending = wire.guess_wrong(ticket);
  CHECK(ending.kind == EndingKind::wrong_ticket);
  CHECK_FALSE(ending.console_is_impostor);
  CHECK(wire.lobby->wrong_guesses() == 1);
  CHECK(wire.lobby->guessing_addresses() == std::vector<std::string>{"192.0.2.66"});
  CHECK(wire.lobby->ticket() == ticket);
}

TEST_CASE("while a source waits it is told BUSY and for how long, and nothing more is counted") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  (void)wire.guess_wrong(ticket);
  wire.now += seconds(1);
  (void)wire.guess_wrong(ticket);
  const Ending busy = wire.guess_wrong(ticket);
  CHECK(busy.kind == EndingKind::busy);
  CHECK(busy.retry_after_s == 2);
  CHECK(wire.lobby->wrong_guesses() == 2);
}

TEST_CASE("64 connections held after M2 and confirmed at once evaluate no more than the budget") {
  Wire wire;
  std::vector<std::pair<std::unique_ptr<ViewerPeer>, std::unique_ptr<Peer>>> held;
  for (int i = 0; i < 64; ++i) {
    auto console = wire.admit("198.51.100." + std::to_string(i));
    auto viewer = wire.viewer(wrong_ticket(wire.lobby->ticket()));
    wire.run_until_m3(*viewer, *console);
    held.emplace_back(std::move(viewer), std::move(console));
  }
  int wrong = 0, busy = 0;
  for (auto& [viewer, console] : held) {
    wire.run(*viewer, *console);
    REQUIRE(viewer->ending().has_value());
    if (viewer->ending()->kind == EndingKind::wrong_ticket) ++wrong;
    if (viewer->ending()->kind == EndingKind::busy) ++busy;
  }
  CHECK(wrong == static_cast<int>(k_bucket_size));
  CHECK(busy == 54);
  CHECK(wire.lobby->wrong_guesses() == k_bucket_size);
}

TEST_CASE("64 connections of one source held after M2 evaluate one") {
  Wire wire;
  std::vector<std::pair<std::unique_ptr<ViewerPeer>, std::unique_ptr<Peer>>> held;
  for (int i = 0; i < 64; ++i) {
    auto console = wire.admit();
    auto viewer = wire.viewer(wrong_ticket(wire.lobby->ticket()));
    wire.run_until_m3(*viewer, *console);
    held.emplace_back(std::move(viewer), std::move(console));
  }
  for (auto& [viewer, console] : held) wire.run(*viewer, *console);
  CHECK(wire.lobby->wrong_guesses() == 1);
}

TEST_CASE("a ticket renewed between M2 and M3 is AUTH_FAILED, right or wrong, and no guess") {
  for (const bool is_right : {true, false}) {
    Wire wire;
    const std::string ticket = wire.lobby->ticket();
    auto console = wire.admit();
    auto viewer = wire.viewer(is_right ? ticket : wrong_ticket(ticket));
    wire.run_until_m3(*viewer, *console);
    wire.lobby->renew_ticket(wire.now);
    wire.run(*viewer, *console);
    CHECK(viewer->ending()->kind == EndingKind::wrong_ticket);
    CHECK(viewer->ending()->retry_after_s == 0);
    CHECK(wire.lobby->wrong_guesses() == 0);
    CHECK(wire.technician() != nullptr);
  }
}

TEST_CASE("200 wrong confirmations from one source: the ticket stays, another source gets in at the first try") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  int judged = 0;
  for (int i = 0; i < 200; ++i) {
    Ending ending = wire.guess_wrong(ticket, "127.0.0.2");
    if (ending.kind == EndingKind::busy) {
      wire.now += seconds(ending.retry_after_s);
      ending = wire.guess_wrong(ticket, "127.0.0.2");
    }
    judged += ending.kind == EndingKind::wrong_ticket ? 1 : 0;
  }
  CHECK(judged == 200);
  CHECK(wire.lobby->wrong_guesses() == 200);
  CHECK(wire.lobby->ticket() == ticket);
  CHECK(wire.technician("127.0.0.3") != nullptr);
}

TEST_CASE("200 wrong confirmations as fast as they go: the ticket stays, another source gets in at the first try") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  for (int i = 0; i < 200; ++i, wire.now += milliseconds(10)) (void)wire.guess_wrong(ticket, "127.0.0.2");
  CHECK(wire.lobby->wrong_guesses() == 2);  // one at once, one after a second
  CHECK(wire.lobby->ticket() == ticket);
  CHECK(wire.technician("127.0.0.3") != nullptr);
}

TEST_CASE("at most 16 guessing addresses are kept; a new ticket forgets them") {
  Wire wire;
  for (int i = 0; i < 20; ++i, wire.now += seconds(10)) {
    (void)wire.guess_wrong(wire.lobby->ticket(), "198.51.100." + std::to_string(i));
  }
  CHECK(wire.lobby->wrong_guesses() == 20);
  CHECK(wire.lobby->guessing_addresses().size() == 16);
  wire.lobby->renew_ticket(wire.now);
  CHECK(wire.lobby->wrong_guesses() == 0);
  CHECK(wire.lobby->guessing_addresses().empty());
}

TEST_CASE("a new ticket does not shorten anybody's wait") {
  Wire wire;
  for (int i = 0; i < 3; ++i, wire.now += seconds(4)) (void)wire.guess_wrong(wire.lobby->ticket());
  wire.now -= seconds(4);
  wire.lobby->renew_ticket(wire.now);
  CHECK(wire.guess_wrong(wire.lobby->ticket()).kind == EndingKind::busy);
}
