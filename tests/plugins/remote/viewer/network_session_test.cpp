// Whole sessions: the viewer's network half against a real lifeboat-net.
#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include "plugins/remote/viewer/network_session.hpp"
#include "tests/plugins/remote/session/net_harness.hpp"
#include "tests/relay.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::viewer;
using namespace lifeboat::remote::session;
using namespace std::chrono_literals;

namespace {

struct Technician {
  std::mutex mutex;
  std::condition_variable changed;
  std::uint64_t changes = 0;
  std::unique_ptr<RemoteSession> session;

  Technician(const std::string& ticket, std::uint16_t port) {
    ConnectFields fields{ticket, "127.0.0.1", std::to_string(port), "Ana"};
    auto request = check_fields(fields);
    REQUIRE(request);
    NetworkOptions options;
    options.decoder_program = LIFEBOAT_BINARY_DIR "/bin/lifeboat-viewer";
    session = connect_to_console(*request, {[this] { note(); }, [this] { note(); }}, options);
  }
  ~Technician() { session.reset(); }

  void note() {
    const std::scoped_lock lock(mutex);
    ++changes;
    changed.notify_all();
  }
  template <class Condition>
  void wait_for(Condition&& is_met) {
    const auto limit = std::chrono::steady_clock::now() + 20s;
    std::unique_lock lock(mutex);
    while (std::chrono::steady_clock::now() < limit) {
      const auto seen = changes;
      lock.unlock();
      if (is_met()) return;
      lock.lock();
      changed.wait_until(lock, limit, [&] { return changes != seen; });
    }
    FAIL("what was waited for did not come");
  }
  void wait_for(SessionState state) {
    wait_for([&] { return session->status().state == state; });
  }
};

struct Open {
  Net net;
  StatusRecord waiting = net.wait_for(Phase::waiting);
  Technician technician{get_text(waiting.ticket), waiting.port};
  lb_record_request request{};

  Open() {
    technician.wait_for(SessionState::waiting_for_consent);
    request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
    net.host().decide(request.session, LB_DECISION_ALLOWED);
    technician.wait_for([&] { return technician.session->status().is_exact; });
  }
};

}  // namespace

TEST_CASE("viewer: a ticket, a yes, and the picture is the console's, to the pixel") {
  Open open;
  CHECK(std::string(open.request.name) == "Ana");
  const auto picture = open.technician.session->picture();
  REQUIRE(picture.size.width == 640);
  CHECK(std::memcmp(picture.pixels, open.net.host().pixels(), open.net.host().size_bytes()) == 0);
  CHECK(open.technician.session->traffic().updates > 0);
  CHECK(open.technician.session->traffic().bytes_received > 1000);
}

TEST_CASE("viewer: input arrives with growing numbers, and its number comes back with the picture") {
  Open open;
  protocol::Input key;
  key.kind = LB_INPUT_KEY;
  key.usage = 4;
  key.is_down = true;
  CHECK(open.technician.session->send(key) == 1);
  const auto record = open.net.host().expect<lb_record_input>(LB_RECORD_INPUT);
  CHECK(record.input_id == 1);
  CHECK(record.usage == 4);
  open.net.host().paint(2);
  open.net.host().send_damage(1);
  open.technician.wait_for([&] { return open.technician.session->take_change().input_id == 1; });
  open.technician.session->release_all();
  (void)open.net.host().expect<lb_record_session>(LB_RECORD_RELEASE_ALL);
}

TEST_CASE("viewer: the person's no, and the person's end, are told") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  Technician technician(get_text(waiting.ticket), waiting.port);
  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  net.host().decide(request.session, LB_DECISION_REFUSED);
  technician.wait_for(SessionState::over);
  CHECK_FALSE(technician.session->status().was_open);
  CHECK(technician.session->status().sentence == "The person at the console did not allow the connection.");

  Open open;
  open.net.host().decide(open.request.session, LB_DECISION_ENDED);
  open.technician.wait_for(SessionState::over);
  CHECK(open.technician.session->status().was_open);
  CHECK(open.technician.session->status().sentence == "The person at the console ended the session.");
}

TEST_CASE("viewer: a wrong ticket and a port without anybody are told, and nothing was open") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  const bool has_nines = get_text(waiting.ticket) == "999-999-999";
  Technician wrong(has_nines ? "111-111-111" : "999-999-999", waiting.port);
  wrong.wait_for(SessionState::over);
  CHECK(wrong.session->status().is_ticket_refused);
  CHECK_FALSE(wrong.session->status().was_open);
  net.close_control();
  Technician late("999-999-999", waiting.port);
  late.wait_for(SessionState::over);
  CHECK(late.session->status().sentence.find("nothing listens on port") != std::string::npos);
}

TEST_CASE("viewer: leaving tells the console") {
  Open open;
  open.technician.session->end();
  open.technician.wait_for(SessionState::over);
  CHECK(open.technician.session->status().sentence == "You ended the session.");
  (void)open.net.host().expect<lb_record_session>(LB_RECORD_ENDED);
}

TEST_CASE("viewer: a lost link comes back by itself, and the picture with it") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  lifeboat::testing::Relay relay(waiting.port);
  Technician technician(get_text(waiting.ticket), relay.port());
  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  net.host().decide(request.session, LB_DECISION_ALLOWED);
  technician.wait_for([&] { return technician.session->status().is_exact; });

  for (std::uint32_t seed = 2; seed < 4; ++seed) {
    relay.cut();
    (void)net.host().expect<lb_record_session>(LB_RECORD_LOST);
    (void)net.host().expect<lb_record_request>(LB_RECORD_RESUMED);
    net.host().paint(seed);
    net.host().send_damage();
    technician.wait_for([&] {
      const auto picture = technician.session->picture();
      return technician.session->status().is_exact && technician.session->status().state == SessionState::open &&
             std::memcmp(picture.pixels, net.host().pixels(), net.host().size_bytes()) == 0;
    });
  }
}

TEST_CASE("viewer: while the link is lost the session says so, and when the console is gone it can be left") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  lifeboat::testing::Relay relay(waiting.port);
  Technician technician(get_text(waiting.ticket), relay.port());
  const auto request = net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  net.host().decide(request.session, LB_DECISION_ALLOWED);
  technician.wait_for(SessionState::open);
  relay.cut(true);
  technician.wait_for(SessionState::lost);
  protocol::Input key;
  key.kind = LB_INPUT_KEY;
  key.usage = 4;
  CHECK(technician.session->send(key) == 0);
  technician.session->end();
  technician.wait_for(SessionState::over);
  CHECK(technician.session->status().was_open);
}
