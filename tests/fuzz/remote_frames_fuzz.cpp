// Frames and messages after the handshake. The first byte says where the input is cut in two.
#include <algorithm>

#include "plugins/remote/protocol/frame.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::remote::protocol;

namespace {

// What was accepted once is accepted again in our own words.
void check_message(const Frame& frame, From from) {
  auto decoded = decode_message(frame.type, frame.payload, from);
  if (!decoded) return;
  const auto* message = std::get_if<Message>(&decoded.value());
  if (message == nullptr) return;
  const auto ours = encode_message(*message);
  fuzz_require(ours.size() <= frame.payload.size());
  fuzz_require(std::equal(ours.begin(), ours.end(), frame.payload.begin()));
  fuzz_require(decode_message(frame.type, ours, from).is_ok());
}

void read_all(std::span<const std::uint8_t> bytes, std::size_t cut, From from, std::size_t limit) {
  FrameReader reader(limit);
  if (reader.feed(bytes.first(cut))) (void)reader.feed(bytes.subspan(cut));
  while (const auto frame = reader.next()) {
    fuzz_require(frame->payload.size() <= limit);
    check_message(*frame, from);
  }
}

FuzzInput seed_of(std::initializer_list<Message> messages) {
  FuzzInput all = {5};
  for (const Message& message : messages) {
    const auto frame = encode_frame(static_cast<std::uint16_t>(type_of(message)), encode_message(message));
    all.insert(all.end(), frame.begin(), frame.end());
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span bytes(data + 1, size - 1);
  const std::size_t cut = std::min<std::size_t>(data[0], bytes.size());
  read_all(bytes, cut, From::console, k_max_console_message_bytes);
  read_all(bytes, cut, From::viewer, k_max_viewer_message_bytes);
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  Input text;
  text.input_id = 1;
  text.kind = 5;
  text.text = "Grüße 字";
  Input key;
  key.input_id = 2;
  key.kind = 4;
  key.usage = 40;
  ScreenUpdate update{1, 2, 3, true, {true, 26, {255, 1}, FuzzInput(50, 9)}, {{1}, FuzzInput(20, 8)}};
  return {seed_of({SessionState{SessionPhase::open, "openh264"}, Picture{1920, 1080, 100}, update, Cursor{1}}),
          seed_of({ViewerReady{}, text, key, ReleaseAll{}, Acknowledge{7}, RequestIntra{}}),
          seed_of({KeepAlive{}, Goodbye{GoodbyeReason::user_ended}})};
}
