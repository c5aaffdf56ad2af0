// Messages after the handshake: round trips, and every rule that a stranger may try to break.
#include "plugins/remote/protocol/messages.hpp"

#include <catch2/catch.hpp>

#include "lifeboat/screen_channel.h"

using namespace lifeboat::remote::protocol;

namespace {

using Bytes = std::vector<std::uint8_t>;

template <class T>
bool is_accepted(const T& message, From from) {
  const Message any = message;
  auto decoded = decode_message(static_cast<std::uint16_t>(type_of(any)), encode_message(any), from);
  return decoded.is_ok() && std::holds_alternative<Message>(decoded.value());
}

template <class T>
T round_trip(const T& message, From from) {
  const Message any = message;
  auto decoded = decode_message(static_cast<std::uint16_t>(type_of(any)), encode_message(any), from);
  return std::get<T>(std::get<Message>(decoded.value()));
}

Input input_of(std::uint8_t kind) {
  Input input;
  input.input_id = 1;
  input.kind = kind;
  return input;
}

Input text_input(const std::string& text) {
  Input input = input_of(LB_INPUT_TEXT);
  input.text = text;
  return input;
}

}  // namespace

TEST_CASE("a screen update survives the wire with every field") {
  ScreenUpdate update{7, 1ULL << 40U, 1234, true, {true, 26, {1, 2}, {0, 0, 0, 1, 9}}, {{3}, {4, 5, 6}}};
  const ScreenUpdate back = round_trip(update, From::console);
  CHECK(back.update_id == 7);
  CHECK(back.input_id == 1ULL << 40U);
  CHECK(back.server_time_us == 1234);
  CHECK(back.is_exact);
  CHECK(back.video.is_intra);
  CHECK(back.video.qp == 26);
  CHECK(back.video.tiles == update.video.tiles);
  CHECK(back.video.access_unit == update.video.access_unit);
  CHECK(back.exact.tiles == update.exact.tiles);
  CHECK(back.exact.packed == update.exact.packed);
}

TEST_CASE("input survives the wire with every field") {
  Input input{9, LB_INPUT_WHEEL, -120, 240, 40, 5, 2, true, ""};
  const Input back = round_trip(input, From::viewer);
  CHECK(back.input_id == 9);
  CHECK(back.x == -120);
  CHECK(back.y == 240);
  CHECK(back.usage == 40);
  CHECK(back.modifiers == 5);
  CHECK(back.button == 2);
  CHECK(back.is_down);
  CHECK(round_trip(text_input("Grüße 字 😀"), From::viewer).text == "Grüße 字 😀");
}

TEST_CASE("integers are little endian on the wire") {
  CHECK(encode_message(Picture{0x0102, 3, 100}) == Bytes{2, 1, 0, 0, 3, 0, 0, 0, 100, 0, 0, 0});
}

TEST_CASE("a message that its direction never carries, or that nobody knows, is skipped") {
  const auto is_skipped = [](std::uint16_t type, From from) {
    auto decoded = decode_message(type, Bytes(4, 0xFF), from);
    return decoded.is_ok() && std::holds_alternative<std::monostate>(decoded.value());
  };
  CHECK(is_skipped(33, From::console));
  CHECK(is_skipped(3, From::viewer));
  CHECK(is_skipped(0, From::viewer));
  CHECK(is_skipped(63, From::console));
  CHECK(is_skipped(66, From::viewer));
  CHECK(is_skipped(0xFFFF, From::console));
}

TEST_CASE("bytes after the fields that this version knows are ignored") {
  Bytes longer = encode_message(Acknowledge{5});
  longer.push_back(1);
  auto decoded = decode_message(35, longer, From::viewer);
  CHECK(std::get<Acknowledge>(std::get<Message>(decoded.value())).update_id == 5);
}

TEST_CASE("a message that is cut short anywhere is refused") {
  const Bytes whole = encode_message(ScreenUpdate{1, 2, 3, false, {false, 20, {1}, {2}}, {{3}, {4}}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(decode_message(3, std::span(whole).first(size), From::console).is_ok());
  }
}

TEST_CASE("a size beyond the message is refused before anything is allocated") {
  Bytes lie = encode_message(SessionState{SessionPhase::open, ""});
  lie[1] = lie[2] = lie[3] = lie[4] = 0xFF;  // 4 GiB of encoder name
  auto decoded = decode_message(1, lie, From::console);
  REQUIRE_FALSE(decoded.is_ok());
  CHECK(decoded.failure().message.find("larger than the message") != std::string::npos);
}

TEST_CASE("a message larger than the limit of its direction is refused") {
  const Bytes large(k_max_viewer_message_bytes + 1, 0);
  CHECK_FALSE(decode_message(64, large, From::viewer).is_ok());
  CHECK(decode_message(64, large, From::console).is_ok());
}

TEST_CASE("a truth value is 0 or 1") {
  CHECK(decode_message(32, Bytes{1}, From::viewer).is_ok());
  CHECK_FALSE(decode_message(32, Bytes{2}, From::viewer).is_ok());
}

TEST_CASE("enumerations outside of their values are refused") {
  CHECK(is_accepted(SessionState{SessionPhase::refused, "openh264"}, From::console));
  CHECK_FALSE(is_accepted(SessionState{static_cast<SessionPhase>(0), ""}, From::console));
  CHECK_FALSE(is_accepted(SessionState{static_cast<SessionPhase>(4), ""}, From::console));
  CHECK(is_accepted(Goodbye{GoodbyeReason::broken}, From::viewer));
  CHECK_FALSE(is_accepted(Goodbye{static_cast<GoodbyeReason>(0)}, From::viewer));
  CHECK_FALSE(is_accepted(Goodbye{static_cast<GoodbyeReason>(6)}, From::console));
  CHECK(is_accepted(Cursor{LB_CURSOR_RESIZE_HORIZONTAL}, From::console));
  CHECK_FALSE(is_accepted(Cursor{LB_CURSOR_RESIZE_HORIZONTAL + 1}, From::console));
}

TEST_CASE("pictures have a size that a picture can have") {
  CHECK(is_accepted(Picture{8192, 8192, 1000}, From::console));
  CHECK_FALSE(is_accepted(Picture{0, 600, 100}, From::console));
  CHECK_FALSE(is_accepted(Picture{800, 0, 100}, From::console));
  CHECK_FALSE(is_accepted(Picture{8193, 600, 100}, From::console));
  CHECK_FALSE(is_accepted(Picture{800, 8193, 100}, From::console));
  CHECK_FALSE(is_accepted(Picture{800, 600, 0}, From::console));
  CHECK_FALSE(is_accepted(Picture{800, 600, 1001}, From::console));
}

TEST_CASE("tile bitmaps are no larger than the largest picture's, and come with data") {
  ScreenUpdate update;
  update.update_id = 1;
  CHECK(is_accepted(update, From::console));
  update.exact.tiles.resize(LB_SCREEN_TILE_BYTES);
  CHECK_FALSE(is_accepted(update, From::console));
  update.exact.packed.resize(1);
  CHECK(is_accepted(update, From::console));
  update.exact.tiles.push_back(0);
  CHECK_FALSE(is_accepted(update, From::console));
  update.exact = {};
  update.video.access_unit.resize(1);
  CHECK_FALSE(is_accepted(update, From::console));
  update.video.tiles.resize(LB_SCREEN_TILE_BYTES + 1);
  CHECK_FALSE(is_accepted(update, From::console));
  update.video.tiles.resize(1);
  CHECK(is_accepted(update, From::console));
  update.video.qp = 52;
  CHECK_FALSE(is_accepted(update, From::console));
  update.video.qp = 51;
  update.update_id = 0;
  CHECK_FALSE(is_accepted(update, From::console));
}

TEST_CASE("input that no mouse and no keyboard makes is refused") {
  const auto with = [](std::uint8_t kind, auto change) {
    Input input = input_of(kind);
    input.usage = 4;
    change(input);
    return is_accepted(input, From::viewer);
  };
  CHECK(with(LB_INPUT_POINTER, [](Input& input) { input.x = 8191; }));
  CHECK_FALSE(with(LB_INPUT_POINTER, [](Input& input) { input.x = 8192; }));
  CHECK_FALSE(with(LB_INPUT_POINTER, [](Input& input) { input.y = -1; }));
  CHECK(with(LB_INPUT_BUTTON, [](Input& input) { input.button = 2; }));
  CHECK_FALSE(with(LB_INPUT_BUTTON, [](Input& input) { input.button = 3; }));
  CHECK(with(LB_INPUT_WHEEL, [](Input& input) { input.y = -12000; }));
  CHECK_FALSE(with(LB_INPUT_WHEEL, [](Input& input) { input.x = INT32_MIN; }));
  CHECK(with(LB_INPUT_KEY, [](Input& input) { input.usage = 231; }));
  CHECK_FALSE(with(LB_INPUT_KEY, [](Input& input) { input.usage = 232; }));
  CHECK_FALSE(with(LB_INPUT_KEY, [](Input& input) { input.usage = 3; }));
  CHECK_FALSE(with(LB_INPUT_KEY, [](Input& input) { input.modifiers = 16; }));
  CHECK_FALSE(with(LB_INPUT_KEY, [](Input& input) { input.text = "a"; }));
  CHECK_FALSE(with(LB_INPUT_KEY, [](Input& input) { input.input_id = 0; }));
  CHECK_FALSE(with(0, [](Input&) {}));
  CHECK_FALSE(with(6, [](Input&) {}));
}

TEST_CASE("typed text is UTF-8 without control characters, of at most 64 bytes") {
  const auto is_text = [](const std::string& text) { return is_accepted(text_input(text), From::viewer); };
  CHECK(is_text(std::string(64, 'a')));
  CHECK(is_text("שלום"));
  CHECK_FALSE(is_text(std::string(65, 'a')));
  CHECK_FALSE(is_text(""));
  CHECK_FALSE(is_text("a\nb"));
  CHECK_FALSE(is_text("\x1b[2J"));
  CHECK_FALSE(is_text(std::string("a\0b", 3)));
  CHECK_FALSE(is_text("\x7f"));
  CHECK_FALSE(is_text("\xc2\x85"));          // U+0085, next line
  CHECK_FALSE(is_text("\xe2\x80\xa8"));      // U+2028, line separator
  CHECK_FALSE(is_text("\xc0\xaf"));          // overlong
  CHECK_FALSE(is_text("\xe0\x80\xaf"));      // overlong
  CHECK_FALSE(is_text("\xed\xa0\x80"));      // surrogate
  CHECK_FALSE(is_text("\xf4\x90\x80\x80"));  // beyond U+10FFFF
  CHECK_FALSE(is_text("\xe2\x82"));          // cut
  CHECK_FALSE(is_text("\x80"));
}
