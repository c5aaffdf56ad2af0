// A session through the real lifeboat-net: host and plug-in are played by the test, the technician comes over TCP.
#include <catch2/catch.hpp>
#include <cstring>
#include <thread>

#include "tests/plugins/remote/session/net_harness.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::session;
using protocol::EndingKind;
using protocol::GoodbyeReason;
using protocol::SessionPhase;

namespace {

// A session that the person has allowed, its picture exact.
struct OpenSession {
  explicit OpenSession(Net& net) : status(net.wait_for(Phase::waiting)), viewer(status.port, with_ticket(get_text(status.ticket))) {
    REQUIRE(viewer.connect());
    request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
    net.host().decide(request.session, LB_DECISION_ALLOWED);
    viewer.wait_for_exact_picture();
  }
  bool shows(FakeHost& host) const { return std::memcmp(viewer.pixels().data(), host.pixels(), host.size_bytes()) == 0; }

  StatusRecord status;
  TestViewer viewer;
  lb_record_request request{};
};

protocol::Input key_press(std::uint64_t id, std::uint16_t usage) {
  protocol::Input input;
  input.input_id = id;
  input.kind = LB_INPUT_KEY;
  input.usage = usage;
  input.is_down = true;
  return input;
}

}  // namespace

TEST_CASE("net: the right ticket, the person's yes, and the technician sees the console's exact pixels") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  CHECK(get_text(waiting.ticket).size() == 11);
  TestViewer viewer(waiting.port, with_ticket(get_text(waiting.ticket), "Ana"));
  REQUIRE(viewer.connect());
  CHECK(viewer.expect<protocol::SessionState>().phase == SessionPhase::waiting_for_consent);

  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  CHECK(std::string(request.name) == "Ana");
  CHECK(std::string(request.address) == "127.0.0.1");
  CHECK(get_text(net.wait_for(Phase::asking).ticket).empty());

  net.host().decide(request.session, LB_DECISION_ALLOWED);
  CHECK(viewer.expect<protocol::SessionState>().phase == SessionPhase::open);
  viewer.wait_for_exact_picture();
  CHECK(std::memcmp(viewer.pixels().data(), net.host().pixels(), net.host().size_bytes()) == 0);
  (void)net.wait_for(Phase::connected);
}

TEST_CASE("net: what changes on the console changes at the technician's, with the input that caused it") {
  Net net;
  OpenSession session(net);
  session.viewer.send(key_press(1, 40));
  const auto input = net.host().expect<lb_record_input>(LB_RECORD_INPUT);
  CHECK(input.input_id == 1);
  CHECK(input.session == session.request.session);
  CHECK(input.usage == 40);
  CHECK(input.is_down == 1);

  net.host().paint(2);
  net.host().send_damage(1);
  const auto update = session.viewer.expect<protocol::ScreenUpdate>();
  CHECK(update.input_id == 1);
  if (!update.is_exact) session.viewer.wait_for_exact_picture();
  CHECK(session.shows(net.host()));
}

TEST_CASE("net: a still screen costs no byte") {
  Net net;
  OpenSession session(net);
  CHECK_FALSE(session.viewer.is_spoken_to(1500));
}

TEST_CASE("net: the person's no ends it, and a new ticket is good again") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  TestViewer viewer(waiting.port, with_ticket(get_text(waiting.ticket)));
  REQUIRE(viewer.connect());
  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  net.host().decide(request.session, LB_DECISION_REFUSED);
  CHECK(viewer.expect<protocol::Goodbye>().reason == GoodbyeReason::refused);
  CHECK(get_text(net.wait_for(Phase::ended).ticket).empty());

  net.order(Order::new_ticket);
  OpenSession again(net);
  CHECK(get_text(again.status.ticket) != get_text(waiting.ticket));
}

TEST_CASE("net: the person's End reaches the technician as such") {
  Net net;
  OpenSession session(net);
  net.host().decide(session.request.session, LB_DECISION_ENDED);
  CHECK(session.viewer.expect<protocol::Goodbye>().reason == GoodbyeReason::user_ended);
  (void)net.wait_for(Phase::ended);
}

TEST_CASE("net: the technician leaves, and the host is told") {
  Net net;
  OpenSession session(net);
  session.viewer.send(protocol::Goodbye{GoodbyeReason::technician_left});
  CHECK(net.host().expect<lb_record_session>(LB_RECORD_ENDED).session == session.request.session);
  (void)net.wait_for(Phase::ended);
}

TEST_CASE("net: a lost link is told to the host, and the pass brings the session back") {
  Net net;
  OpenSession session(net);
  auto pass = session.viewer.peer().take_resume_pass();
  session.viewer.cut();
  CHECK(net.host().expect<lb_record_session>(LB_RECORD_LOST).session == session.request.session);
  (void)net.wait_for(Phase::lost);

  TestViewer back(session.status.port, with_pass(std::move(pass), "Ana"), "127.0.0.9");
  REQUIRE(back.connect());
  const auto resumed = net.host().expect<lb_record_request>(LB_RECORD_RESUMED);
  CHECK(resumed.session == session.request.session);
  CHECK(std::string(resumed.address) == "127.0.0.9");
  back.wait_for_exact_picture();
  CHECK(std::memcmp(back.pixels().data(), net.host().pixels(), net.host().size_bytes()) == 0);
}

TEST_CASE("net: who comes back under another name is another person, and the session is over") {
  Net net;
  OpenSession session(net);
  auto pass = session.viewer.peer().take_resume_pass();
  session.viewer.cut();
  (void)net.wait_for(Phase::lost);
  TestViewer back(session.status.port, with_pass(std::move(pass), "Eve"));
  (void)back.connect();
  CHECK(net.host().expect<lb_record_session>(LB_RECORD_ENDED).session == session.request.session);
  (void)net.wait_for(Phase::ended);
}

TEST_CASE("net: coming back before the person has answered keeps the question, and the yes counts") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  TestViewer viewer(waiting.port, with_ticket(get_text(waiting.ticket)));
  REQUIRE(viewer.connect());
  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  TestViewer back(waiting.port, with_pass(viewer.peer().take_resume_pass(), "Ana"));
  REQUIRE(back.connect());
  net.host().decide(request.session, LB_DECISION_ALLOWED);
  back.wait_for_exact_picture();
}

TEST_CASE("net: a right ticket whose bearer hangs up at once does not lock the next one out") {
  Net net;
  for (int i = 0; i < 3; ++i) {
    const auto waiting = net.wait_for(Phase::waiting);
    {
      TestViewer viewer(waiting.port, with_ticket(get_text(waiting.ticket)));
      REQUIRE(viewer.connect());
    }
    (void)net.wait_for(Phase::ended);
    net.order(Order::new_ticket);
  }
}

TEST_CASE("net: more input than the host takes arrives in the end") {
  Net net;
  OpenSession session(net);
  constexpr std::uint64_t k_keys = 1500;
  std::thread flood([&] {
    for (std::uint64_t id = 1; id <= k_keys; ++id) session.viewer.send(key_press(id, 4));
  });
  std::uint64_t last = 0;
  while (last < k_keys) last = net.host().expect<lb_record_input>(LB_RECORD_INPUT).input_id;
  flood.join();
  CHECK(last == k_keys);
}

TEST_CASE("net: what is held when the link falls silent is let go long before the link counts as lost") {
  Net net;
  OpenSession session(net);
  session.viewer.send(key_press(1, 224));
  (void)net.host().expect<lb_record_input>(LB_RECORD_INPUT);
  CHECK(net.host().expect<lb_record_session>(LB_RECORD_RELEASE_ALL).session == session.request.session);
}

TEST_CASE("net: after End a viewer that does not read is put out all the same") {
  Net net;
  OpenSession session(net);
  for (std::uint32_t seed = 3; seed < 40; ++seed) {
    net.host().paint(seed);
    net.host().send_damage();
  }
  net.host().decide(session.request.session, LB_DECISION_ENDED);
  (void)net.wait_for(Phase::ended);
  (void)session.viewer.wait_for_ending();
}

TEST_CASE("net: after End the pass opens nothing") {
  Net net;
  OpenSession session(net);
  auto pass = session.viewer.peer().take_resume_pass();
  net.host().decide(session.request.session, LB_DECISION_ENDED);
  (void)net.wait_for(Phase::ended);
  TestViewer back(session.status.port, with_pass(std::move(pass), "Ana"));
  CHECK_FALSE(back.connect());
}

TEST_CASE("net: a viewer that breaks the rules of messages is put out, and the host is told") {
  Net net;
  OpenSession session(net);
  const std::vector<std::uint8_t> nonsense(9, 0xFF);
  session.viewer.peer().send(static_cast<std::uint16_t>(protocol::MessageType::input), nonsense);
  session.viewer.send(protocol::KeepAlive{});
  CHECK(net.host().expect<lb_record_session>(LB_RECORD_ENDED).session == session.request.session);
  (void)session.viewer.wait_for_ending();
}

TEST_CASE("net: the host gone, the technician is told and the process ends") {
  Net net;
  OpenSession session(net);
  net.host().hang_up();
  CHECK(session.viewer.expect<protocol::Goodbye>().reason == GoodbyeReason::console_closed);
  (void)session.viewer.wait_for_ending();
}
