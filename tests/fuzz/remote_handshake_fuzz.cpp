// The fixed parsers of the handshake, and both state machines behind them, on plaintext of a stranger.
#include <algorithm>

#include "plugins/remote/protocol/console_handshake.hpp"
#include "plugins/remote/protocol/viewer_handshake.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::remote::protocol;

namespace {

class StrictGate : public Gate {
 public:
  std::variant<Offer, Refusal> offer(Mode, const SessionId&, TimePoint) override { return Offer{password_, 1}; }
  // A stranger's tag is never right.
  std::optional<Refusal> confirm(const Confirmation& confirmation, TimePoint) override {
    fuzz_require(!is_same(confirmation.expected, confirmation.received));
    return Refusal{ErrorCode::auth_failed};
  }

 private:
  std::array<std::uint8_t, 9> password_{};
};

template <class Parsed, class Encode>
void check_round_trip(const std::optional<Parsed>& parsed, Bytes payload, Encode encode) {
  fuzz_require(!parsed || std::ranges::equal(encode(*parsed), payload));
}

void check_parsers(Bytes payload) {
  check_round_trip(parse_m1(payload), payload, encode_m1);
  check_round_trip(parse_m2(payload), payload, encode_m2);
  check_round_trip(parse_error(payload), payload, encode_error);
}

// Nobody who does not know the password gets in.
void talk_to(Handshake& handshake, Bytes bytes) {
  (void)handshake.begin({});
  while (true) {
    const HandshakeFrame frame = first_handshake_frame(bytes);
    if (frame.progress != FrameProgress::complete) return;
    fuzz_require(frame.consumed <= bytes.size());
    check_parsers(frame.payload);
    const HandshakeStep step = handshake.take(frame.type, frame.payload, TimePoint());
    fuzz_require(!step.authenticated);
    if (step.ending) return;
    bytes = bytes.subspan(frame.consumed);
  }
}

FuzzInput frames(std::initializer_list<std::vector<std::uint8_t>> parts) {
  FuzzInput all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, size);
  check_parsers(bytes);
  StrictGate gate;
  ConsoleHandshake console(gate, {1, 2});
  talk_to(console, bytes);
  ViewerCredentials credentials;
  credentials.ticket.emplace();
  ViewerHandshake viewer(std::move(credentials));
  talk_to(viewer, bytes);
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  const Point share = share_of(random_scalar(), generator_of(generator_hash({}, {}, {})));
  const auto m1 = handshake_frame(HandshakeType::m1, encode_m1({1, 1, Mode::ticket, {}, "Zoë", share}));
  const auto again = handshake_frame(HandshakeType::m1, encode_m1({1, 9, Mode::resume, {1, 2, 3}, "", share}));
  const auto m2 = handshake_frame(HandshakeType::m2, encode_m2({1, Mode::ticket, {}, share}));
  const auto m3 = handshake_frame(HandshakeType::m3, Tag{});
  const auto m4 = handshake_frame(HandshakeType::m4, Tag{});
  const auto error = handshake_frame(HandshakeType::error, encode_error({ErrorCode::busy, 600, 1, 1}));
  return {frames({m1, m3}), frames({again, m3}), frames({m2, m4}), frames({m2, error}), frames({error})};
}
