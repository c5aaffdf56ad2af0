// A channel without a loop: the test is the person, the server and the UI thread.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/session/screen_channel.hpp"
#include "tests/session/fake_server.hpp"

namespace lifeboat::session {

class Channel {
 public:
  explicit Channel(bool asks = true, std::chrono::milliseconds question_limit = k_question_limit,
                   std::chrono::milliseconds end_grace = k_end_grace, bool rearms = false) {
    auto socket = ChannelSocket::take(server.host_end());
    REQUIRE(socket);
    channel.emplace(ScreenChannel::Setup{.input = input,
                                         .asks = asks,
                                         .rearms = rearms,
                                         .on_change = [this] { changed.notify_all(); },
                                         .log =
                                             [this](bool, const std::string& line) {
                                               const std::scoped_lock lock(log_mutex);
                                               log += line + "\n";
                                             },
                                         .question_limit = question_limit,
                                         .end_grace = end_grace},
                    std::move(*socket));
  }

  // Waits until the channel has taken all that was sent before: it has when it reports what comes last.
  void settle() {
    auto status = blank_record<lb_record_status>(LB_RECORD_STATUS);
    put(status.encoder, "settle" + std::to_string(++settle_count));
    const std::string wanted = status.encoder;
    server.send(status);
    wait_until([&](const SessionFacts& facts) { return facts.encoder == wanted; });
  }

  void wait_until(const std::function<bool(const SessionFacts&)>& is_so) {
    std::unique_lock lock(change_mutex);
    const auto limit = std::chrono::milliseconds(k_patience_ms);
    // The channel tells of a change before it lets go of its facts, so a look must follow a little later too.
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!is_so(channel->facts()) && std::chrono::steady_clock::now() < end) {
      changed.wait_for(lock, std::chrono::milliseconds(1));
    }
    REQUIRE(is_so(channel->facts()));
  }

  void let_in(std::uint32_t session = 1) {
    server.send(sample_request(session));
    settle();
    REQUIRE(channel->facts().phase == Phase::asking);
    channel->answer(session, true);
    REQUIRE(server.receive_decision() == LB_DECISION_ALLOWED);
  }

  std::vector<screen::InputEvent> taken() {
    std::vector<screen::InputEvent> events;
    while (input.has_events()) {
      for (auto& event : input.take_frame().events) events.push_back(std::move(event));
    }
    return events;
  }

  std::string log_text() {
    const std::scoped_lock lock(log_mutex);
    return log;
  }

  FakeServer server;
  screen::InputQueue input;
  std::mutex log_mutex, change_mutex;
  std::condition_variable changed;
  std::string log;
  int settle_count = 0;
  std::optional<ScreenChannel> channel;
};

}  // namespace lifeboat::session
