// The order of records, and what the server is told; see channel_fixture.hpp.
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <thread>
#include <utility>

#include "host/screen/framebuffer.hpp"
#include "tests/session/channel_fixture.hpp"

namespace lifeboat::session {
TEST_CASE("only a SEQPACKET socket of AF_UNIX is taken") {
  std::array<int, 2> ends{};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  const UniqueFd other(ends[1]);
  CHECK_FALSE(ChannelSocket::take(UniqueFd(ends[0])));
  CHECK_FALSE(ChannelSocket::take(UniqueFd(-1)));
  CHECK_FALSE(ChannelSocket::take(UniqueFd(::dup(0))));
}

TEST_CASE("input reaches the queue only between the yes and the end") {
  Channel it;
  it.let_in();
  it.server.send(sample_key(1, 1, 4, true));
  it.server.send(sample_key(1, 2, 4, false));
  it.settle();
  CHECK(it.taken().size() == 2);
  CHECK(it.input.last_remote_id() == 2);
  it.server.send(sample_session(LB_RECORD_ENDED, 1));
  it.settle();
  CHECK(it.channel->facts().phase == Phase::none);
  const auto ended = it.channel->take_ended();
  REQUIRE(ended);
  CHECK(ended->name == "Ada");
  CHECK(ended->reason == EndReason::technician);
  // Late input of the past session is nobody's, and no offence.
  it.server.send(sample_key(1, 3, 4, true));
  it.settle();
  CHECK(it.taken().empty());
  CHECK(it.channel->facts().phase == Phase::none);
}

TEST_CASE("a no, an End while asking and silence are the same to the server") {
  SECTION("no") {
    Channel it;
    it.server.send(sample_request(1));
    it.settle();
    it.channel->answer(2, true);  // somebody else's question
    it.channel->answer(1, false);
    CHECK(it.server.receive_decision() == LB_DECISION_REFUSED);
    it.channel->answer(1, true);  // too late
    it.settle();
    CHECK(it.channel->facts().phase == Phase::none);
  }
  SECTION("End") {
    Channel it;
    it.server.send(sample_request(1));
    it.settle();
    it.channel->end();
    CHECK(it.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("silence") {
    Channel it(true, std::chrono::milliseconds(1));
    it.server.send(sample_request(1));
    CHECK(it.server.receive_decision() == LB_DECISION_REFUSED);
    CHECK(it.log_text().find("nobody answered") != std::string::npos);
  }
  // Nothing was open, so there is nothing to tell.
}

TEST_CASE("without remote.confirmation the settings say yes") {
  Channel it(false);
  it.server.send(sample_request(1));
  CHECK(it.server.receive_decision() == LB_DECISION_ALLOWED);
  CHECK(it.channel->facts().phase == Phase::open);
  CHECK(it.log_text().find("remote.confirmation") != std::string::npos);
}

TEST_CASE("the settings' yes is good for one session, or for each with remote.rearm") {
  const bool rearms = GENERATE(false, true);
  Channel it(false, k_question_limit, k_end_grace, rearms);
  it.server.send(sample_request(1));
  REQUIRE(it.server.receive_decision() == LB_DECISION_ALLOWED);
  it.server.send(sample_session(LB_RECORD_ENDED, 1));
  it.server.send(sample_request(2));
  it.settle();
  CHECK(it.channel->facts().phase == (rearms ? Phase::open : Phase::asking));
}

TEST_CASE("the first record out of turn ends the channel") {
  using Offence = std::function<void(Channel&)>;
  const auto offence = GENERATE(values<std::pair<const char*, Offence>>({
      {"input before the yes", [](Channel& it) {
         it.server.send(sample_request(1));
         it.server.send(sample_key(1, 1, 4, true));
       }},
      {"input without a session", [](Channel& it) { it.server.send(sample_key(1, 1, 4, true)); }},
      {"input of another session", [](Channel& it) {
         it.let_in();
         it.server.send(sample_key(2, 1, 4, true));
       }},
      {"an input id twice", [](Channel& it) {
         it.let_in();
         it.server.send(sample_key(1, 5, 4, true));
         it.server.send(sample_key(1, 5, 4, false));
       }},
      {"input over a lost link", [](Channel& it) {
         it.let_in();
         it.server.send(sample_session(LB_RECORD_LOST, 1));
         it.server.send(sample_key(1, 1, 4, true));
       }},
      {"two requests", [](Channel& it) {
         it.server.send(sample_request(1));
         it.server.send(sample_request(2));
       }},
      {"a request with the number of the past session", [](Channel& it) {
         it.let_in();
         it.server.send(sample_session(LB_RECORD_ENDED, 1));
         it.server.send(sample_request(1));
       }},
      {"lost twice", [](Channel& it) {
         it.let_in();
         it.server.send(sample_session(LB_RECORD_LOST, 1));
         it.server.send(sample_session(LB_RECORD_LOST, 1));
       }},
      {"lost before the yes", [](Channel& it) {
         it.server.send(sample_request(1));
         it.server.send(sample_session(LB_RECORD_LOST, 1));
       }},
      {"resumed before the yes", [](Channel& it) {
         it.server.send(sample_request(1));
         it.server.send(sample_request(1, "Ada", LB_RECORD_RESUMED));
       }},
      {"resumed as somebody else", [](Channel& it) {
         it.let_in();
         it.server.send(sample_session(LB_RECORD_LOST, 1));
         it.server.send(sample_request(1, "Eve", LB_RECORD_RESUMED));
       }},
      {"ended without a session", [](Channel& it) { it.server.send(sample_session(LB_RECORD_ENDED, 4)); }},
      {"released without a session", [](Channel& it) { it.server.send(sample_session(LB_RECORD_RELEASE_ALL, 4)); }},
      {"a bad field", [](Channel& it) {
         it.let_in();
         it.server.send(sample_key(1, 1, 3, true));
       }},
      {"a host's record", [](Channel& it) { it.server.send(blank_record<lb_record_damage>(LB_RECORD_DAMAGE)); }},
      {"a long packet", [](Channel& it) {
         const std::array<char, 5000> junk{};
         it.server.send(junk);
       }},
  }));
  INFO(offence.first);
  Channel it;
  offence.second(it);
  while (it.server.receive()) {
  }
  CHECK(it.channel->facts().phase == Phase::closed);
  CHECK(it.log_text().find("broke a rule") != std::string::npos);
  CHECK(it.taken().size() <= 2);  // at most one press, and its release
}

TEST_CASE("what the technician holds is released when the link is lost, the session ends or the server goes") {
  Channel it;
  it.let_in();
  it.server.send(sample_key(1, 1, 4, true));
  it.settle();
  CHECK(it.taken().size() == 1);
  SECTION("lost, and back") {
    it.server.send(sample_session(LB_RECORD_LOST, 1));
    it.settle();
    CHECK(it.channel->facts().is_lost);
    CHECK(it.taken().size() == 1);
    it.server.send(sample_request(1, "Ada", LB_RECORD_RESUMED));
    it.server.send(sample_key(1, 2, 5, true));
    it.settle();
    CHECK(it.taken().size() == 1);
  }
  SECTION("back before the loss was noticed, with numbers of its own") {
    it.server.send(sample_request(1, "Ada", LB_RECORD_RESUMED));
    it.server.send(sample_key(1, 1, 5, true));
    it.settle();
    CHECK(it.taken().size() == 2);
  }
  SECTION("release all") {
    it.server.send(sample_session(LB_RECORD_RELEASE_ALL, 1));
    it.settle();
    CHECK(it.taken().size() == 1);
  }
  SECTION("ended by the technician") {
    it.server.send(sample_session(LB_RECORD_ENDED, 1));
    it.settle();
    CHECK(it.taken().size() == 1);
  }
  SECTION("ended here") {
    it.server.send(sample_key(1, 2, 6, true));
    it.settle();
    it.channel->end();
    const auto left = it.taken();  // both releases; the press that waited is gone
    REQUIRE(left.size() == 2);
    CHECK_FALSE(left[0].is_down);
    CHECK_FALSE(left[1].is_down);
  }
  SECTION("gone") {
    it.server.hang_up();
    it.wait_until([](const SessionFacts& facts) { return facts.phase == Phase::closed; });
    CHECK(it.taken().size() == 1);
    CHECK(it.channel->take_ended()->reason == EndReason::server_gone);
  }
}

TEST_CASE("End: a server that lets go may serve on, one that does not is cut off") {
  Channel it(true, k_question_limit, std::chrono::milliseconds(100));
  it.let_in();
  it.channel->end();
  CHECK(it.channel->facts().phase == Phase::none);
  CHECK(it.server.receive_decision() == LB_DECISION_ENDED);
  SECTION("lets go") {
    it.server.send(sample_session(LB_RECORD_ENDED, 1));
    it.let_in(2);
    CHECK(it.channel->facts().session == 2);
  }
  SECTION("does not") {
    CHECK(it.server.is_closed());
    CHECK(it.channel->facts().phase == Phase::closed);
  }
}

TEST_CASE("End reaches a server that has not read for long as a closed channel") {
  Channel it(true, k_question_limit, std::chrono::milliseconds(1));
  it.let_in();
  const screen::Rect all{0, 0, 64, 64};
  // Each picture's descriptor fills the socket; none of it may block this thread.
  for (int i = 0; i < 2000; ++i) {
    auto picture = screen::Framebuffer::create({64, 64});
    it.channel->hand_over({*picture->read_only_fd(), {64, 64}, 256, 100});
    it.channel->show_frame(std::span(&all, 1), {}, screen::Cursor::text);
  }
  it.channel->end();
  it.wait_until([](const SessionFacts& facts) { return facts.phase == Phase::closed; });
}

TEST_CASE("damage that the server has not read is joined") {
  Channel it;
  it.let_in();
  auto picture = screen::Framebuffer::create({256, 128});
  it.channel->hand_over({*picture->read_only_fd(), picture->size(), picture->stride_bytes(), 100});
  (void)it.server.receive(LB_RECORD_PICTURE);
  constexpr std::uint64_t k_frames = 5000;
  for (std::uint64_t i = 1; i <= k_frames; ++i) {
    const screen::Rect tile{static_cast<int>(i % 4) * 64, static_cast<int>(i % 2) * 64, 64, 64};
    it.channel->show_frame(std::span(&tile, 1), {i, i}, std::nullopt);
  }
  std::uint64_t count = 0;
  std::uint64_t last = 0;
  unsigned seen = 0;
  while (last < k_frames) {
    const auto damage = it.server.receive(LB_RECORD_DAMAGE).as<lb_record_damage>();
    REQUIRE(damage.sequence > last);
    CHECK(damage.input_id == damage.sequence);
    last = damage.sequence;
    seen |= damage.tiles[0];
    ++count;
  }
  CHECK(count < k_frames / 2);
  CHECK(seen == 0b10100101U);  // tiles 0 and 2 of the first row, 1 and 3 of the second
}

TEST_CASE("a flood of input makes the server wait, not the person") {
  Channel it;
  it.let_in();
  std::thread flood([&] {
    for (std::uint64_t id = 1; id <= 2000; ++id) it.server.send(sample_key(1, id, 4, id % 2 == 1));
  });
  std::size_t count = 0;
  std::size_t most = 0;
  while (count < 2000) {
    most = std::max(most, it.input.waiting_count(screen::InputSource::remote));
    count += it.input.take_frame().events.size();
    it.channel->resume_reading();
  }
  flood.join();
  CHECK(most <= k_max_waiting_input);
  CHECK(it.input.last_remote_id() == 2000);
}

TEST_CASE("a server that plays with sessions is cut off") {
  Channel it(false);
  std::thread player([&] {
    for (std::uint32_t session = 1; session <= k_max_turns + 1; ++session) {
      it.server.send(sample_request(session));
      it.server.send(sample_session(LB_RECORD_ENDED, session));
    }
  });
  while (it.server.receive()) {
  }
  player.join();
  CHECK(it.log_text().find("too many sessions") != std::string::npos);
}

TEST_CASE("a channel that closes tells the server first") {
  Channel it;
  it.let_in();
  it.channel.reset();
  CHECK(it.server.receive_decision() == LB_DECISION_ENDED);
  CHECK_FALSE(it.server.receive());
}

TEST_CASE("the picture handed over cannot be written, nor made smaller") {
  auto picture = screen::Framebuffer::create({64, 64});
  const auto fd = picture->read_only_fd();
  REQUIRE(fd);
  CHECK(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd->get(), 0) == MAP_FAILED);
  CHECK(::ftruncate(fd->get(), 0) != 0);
  // Not even who could open it anew.
  const UniqueFd again(::open(("/proc/self/fd/" + std::to_string(fd->get())).c_str(), O_RDWR));
  CHECK(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, again.get(), 0) == MAP_FAILED);
  CHECK(::ftruncate(again.get(), 0) != 0);
  CHECK(::write(again.get(), "x", 1) != 1);
}

}  // namespace lifeboat::session
