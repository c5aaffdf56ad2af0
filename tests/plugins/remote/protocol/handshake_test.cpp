// The handshake against somebody who stands between both ends and changes what they say.
#include <catch2/catch.hpp>

#include "plugins/remote/protocol/ticket.hpp"
#include "tests/plugins/remote/protocol/exchange.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

void flip(std::span<std::uint8_t> bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
}

// Flips each bit of the messages of this type, one a run.
void refuses_each_flip_of(HandshakeType type, std::size_t payload_bytes) {
  for (std::size_t bit = 0; bit < payload_bytes * 8; ++bit) {
    Exchange exchange;
    std::size_t flipped = 0;
    exchange.tamper = [&](OneFrame& frame) {
      if (frame.type != type) return;
      REQUIRE(frame.payload.size() == payload_bytes);
      flip(frame.payload, bit);
      ++flipped;
    };
    exchange.run();
    INFO("bit " << bit);
    REQUIRE(flipped == 1);
    // Only M4 is on its way when the console is right to be open.
    REQUIRE_FALSE(exchange.at_viewer.authenticated.has_value());
    REQUIRE(exchange.at_console.authenticated.has_value() == (type == HandshakeType::m4));
  }
}

constexpr std::size_t k_m1_of_ana_bytes = 61;

}  // namespace

TEST_CASE("two ends with the same ticket open, with the same pass") {
  Exchange exchange;
  exchange.run();
  REQUIRE(exchange.is_open());
  CHECK(exchange.at_console.authenticated->viewer_name == "Ana");
  CHECK(exchange.gate.accepted == 1);
}

TEST_CASE("each bit of M1, M2, M3 and M4 flipped is refused") {
  refuses_each_flip_of(HandshakeType::m1, k_m1_of_ana_bytes);
  refuses_each_flip_of(HandshakeType::m2, k_m2_bytes);
  refuses_each_flip_of(HandshakeType::m3, k_tag_bytes);
  refuses_each_flip_of(HandshakeType::m4, k_tag_bytes);
}

TEST_CASE("each bit of the channel binding flipped is refused") {
  for (std::size_t bit = 0; bit < k_channel_binding_bytes * 8; ++bit) {
    Exchange exchange;
    flip(exchange.console_binding, bit);
    exchange.run();
    REQUIRE_FALSE(exchange.is_open_anywhere());
  }
}

TEST_CASE("each bit of the ticket flipped is refused, and is one guess") {
  for (std::size_t bit = 0; bit < k_ticket_digits * 8; ++bit) {
    Exchange exchange;
    flip(exchange.gate.password, bit);
    exchange.run();
    REQUIRE_FALSE(exchange.is_open_anywhere());
    REQUIRE(exchange.gate.judged == 1);
    REQUIRE(exchange.at_viewer.ending->kind == EndingKind::wrong_ticket);
    REQUIRE_FALSE(exchange.at_viewer.ending->console_is_impostor);
  }
}

TEST_CASE("a mode that is changed on the way there and changed back is refused") {
  Exchange exchange;
  exchange.tamper = [](OneFrame& frame) {
    if (frame.type == HandshakeType::m1) frame.payload[8] = static_cast<std::uint8_t>(Mode::resume);
    if (frame.type == HandshakeType::m2) frame.payload[6] = static_cast<std::uint8_t>(Mode::ticket);
  };
  exchange.run();
  CHECK_FALSE(exchange.is_open_anywhere());
  CHECK(exchange.gate.judged == 1);
}

TEST_CASE("a name that is changed on the way is refused") {
  Exchange exchange;
  exchange.tamper = [](OneFrame& frame) {
    if (frame.type == HandshakeType::m1) frame.payload[26] = 'I';
  };
  exchange.run();
  CHECK_FALSE(exchange.is_open_anywhere());
}

TEST_CASE("reflection: M1 sent back as it is, is refused") {
  ViewerHandshake viewer(ticket_credentials());
  const auto m1 = only_frame(viewer.begin({}).reply);
  const HandshakeStep step = viewer.take(HandshakeType::m2, m1->payload, TimePoint());
  REQUIRE(step.ending.has_value());
  CHECK(step.reply.empty());
}

TEST_CASE("reflection: an M2 with the viewer's own share is refused before anything is confirmed") {
  ViewerHandshake viewer(ticket_credentials());
  const auto m1 = only_frame(viewer.begin({}).reply);
  M2 reflected;
  reflected.share = parse_m1(m1->payload)->share;
  const HandshakeStep step = viewer.take(HandshakeType::m2, encode_m2(reflected), TimePoint());
  REQUIRE(step.ending.has_value());
  CHECK(step.reply.empty());
  CHECK(step.ending->console_is_impostor);
}

TEST_CASE("reflection: the viewer's own tag sent back, with and without rewritten associated data, is refused") {
  Exchange exchange;
  Payload viewer_tag_bytes;
  exchange.tamper = [&](OneFrame& frame) {
    if (frame.type == HandshakeType::m3) viewer_tag_bytes = frame.payload;
    if (frame.type == HandshakeType::m4) frame.payload = viewer_tag_bytes;
  };
  exchange.run();
  CHECK_FALSE(exchange.at_viewer.authenticated.has_value());
  CHECK(exchange.at_viewer.ending->console_is_impostor);

  // A fake console that does not know the ticket: a share of its own, then the viewer's tag.
  ViewerHandshake viewer(ticket_credentials());
  (void)viewer.begin({});
  M2 fake;
  fake.share = share_of(random_scalar(), generator_of(generator_hash({}, {}, {})));
  const auto m3 = only_frame(viewer.take(HandshakeType::m2, encode_m2(fake), TimePoint()).reply);
  REQUIRE(m3->type == HandshakeType::m3);
  const HandshakeStep step = viewer.take(HandshakeType::m4, m3->payload, TimePoint());
  REQUIRE(step.ending.has_value());
  CHECK(step.ending->console_is_impostor);
  CHECK(step.ending->kind == EndingKind::wrong_ticket);
}

TEST_CASE("an M2 that answers something else is refused before anything is confirmed") {
  const auto answer_to = [](auto change) {
    ViewerHandshake viewer(ticket_credentials());
    (void)viewer.begin({});
    M2 m2;
    m2.share = share_of(random_scalar(), generator_of(generator_hash({}, {}, {})));
    change(m2);
    return viewer.take(HandshakeType::m2, encode_m2(m2), TimePoint());
  };
  CHECK_FALSE(answer_to([](M2&) {}).ending.has_value());
  CHECK(answer_to([](M2& m2) { m2.version = 2; }).ending->console_is_impostor);
  CHECK(answer_to([](M2& m2) { m2.version = 0; }).ending->console_is_impostor);
  CHECK(answer_to([](M2& m2) { m2.mode = Mode::resume; }).ending->console_is_impostor);
  CHECK(answer_to([](M2& m2) { m2.session_id[15] = 1; }).ending->console_is_impostor);
  CHECK(answer_to([](M2& m2) { m2.share = {}; }).ending->console_is_impostor);
}

TEST_CASE("M1 and M3 replayed on a new connection are refused") {
  Exchange first;
  std::vector<OneFrame> from_viewer;
  first.tamper = [&](OneFrame& frame) {
    if (frame.type == HandshakeType::m1 || frame.type == HandshakeType::m3) from_viewer.push_back(frame);
  };
  first.run();
  REQUIRE(first.is_open());
  for (const bool is_same_binding : {true, false}) {
    FakeGate gate;
    ConsoleHandshake console(gate, {1, 1});
    ChannelBinding binding = first.console_binding;
    if (!is_same_binding) binding[0] = 1;
    (void)console.begin(binding);
    REQUIRE_FALSE(console.take(HandshakeType::m1, from_viewer[0].payload, TimePoint()).ending.has_value());
    const HandshakeStep step = console.take(HandshakeType::m3, from_viewer[1].payload, TimePoint());
    CHECK(step.ending->kind == EndingKind::wrong_ticket);
    CHECK(gate.accepted == 0);
  }
}

TEST_CASE("a share that is no point is malformed and no guess") {
  Exchange exchange;
  exchange.tamper = [](OneFrame& frame) {
    if (frame.type == HandshakeType::m1) std::fill(frame.payload.end() - 32, frame.payload.end(), std::uint8_t{0});
  };
  exchange.run();
  CHECK(exchange.at_console.ending->kind == EndingKind::malformed);
  CHECK(exchange.gate.judged == 0);
}

TEST_CASE("messages out of order or of another type are malformed") {
  for (const auto type : {HandshakeType::m2, HandshakeType::m3, HandshakeType::m4, HandshakeType::error}) {
    FakeGate gate;
    ConsoleHandshake console(gate, {1, 1});
    (void)console.begin({});
    CHECK(console.take(type, Payload(64), TimePoint()).ending->kind == EndingKind::malformed);
    CHECK(gate.judged == 0);
  }
  Exchange twice;
  twice.run();
  CHECK(twice.console.take(HandshakeType::m3, Payload(64), TimePoint()).ending->kind == EndingKind::malformed);
}

TEST_CASE("version: a newer and an older viewer are told what the console speaks") {
  struct Case {
    VersionRange viewer, console;
    std::uint16_t common;  // 0: none
  };
  const std::array cases = {Case{{2, 3}, {1, 1}, 0}, Case{{1, 1}, {2, 4}, 0}, Case{{1, 3}, {2, 4}, 3},
                            Case{{1, 4}, {2, 2}, 2}};
  for (const Case& one : cases) {
    Exchange exchange;
    ViewerCredentials credentials = ticket_credentials();
    credentials.min_version = one.viewer.least;
    credentials.max_version = one.viewer.most;
    ViewerHandshake viewer(std::move(credentials));
    ConsoleHandshake console(exchange.gate, one.console);
    (void)console.begin({});
    const auto m1 = only_frame(viewer.begin({}).reply);
    const HandshakeStep at_console = console.take(m1->type, m1->payload, TimePoint());
    const auto answer = only_frame(at_console.reply);
    const HandshakeStep at_viewer = viewer.take(answer->type, answer->payload, TimePoint());
    if (one.common != 0) {
      CHECK(parse_m2(answer->payload)->version == one.common);
      CHECK_FALSE(at_viewer.ending.has_value());
      continue;
    }
    CHECK(at_console.ending->kind == EndingKind::version);
    CHECK(at_console.ending->peer_min_version == one.viewer.least);
    CHECK(at_console.ending->peer_max_version == one.viewer.most);
    CHECK(at_viewer.ending->kind == EndingKind::version);
    CHECK(at_viewer.ending->peer_min_version == one.console.least);
    CHECK(at_viewer.ending->peer_max_version == one.console.most);
  }
}
