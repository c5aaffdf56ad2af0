#include <lifeboat/screen_channel.h>

#include <catch2/catch.hpp>

#include "plugins/remote/viewer/remote_input.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::viewer;
using lifeboat::screen::InputEvent;
using lifeboat::screen::InputKind;
using lifeboat::screen::Key;
using lifeboat::screen::KeyChord;
using lifeboat::screen::parse_chord;

namespace {

constexpr lifeboat::screen::Size k_picture{1920, 1080};
constexpr lifeboat::screen::Rect k_place{0, 60, 960, 540};

struct Fixture {
  std::vector<protocol::Input> sent;
  int releases = 0;
  RemoteInput input{{[this](protocol::Input what) { sent.push_back(std::move(what)); }, [this] { ++releases; }}};

  void take(InputEvent event) { input.take({&event, 1}, k_place, k_picture); }
  void key(const char* chord, bool is_down) {
    InputEvent event;
    event.kind = InputKind::key;
    event.chord = *parse_chord(chord);
    event.is_down = is_down;
    take(event);
  }
  void text(const std::string& utf8) {
    InputEvent event;
    event.kind = InputKind::text;
    event.text = utf8;
    take(event);
  }
};

}  // namespace

TEST_CASE("viewer: keys travel as USB HID usages with their modifiers") {
  struct Row {
    const char* chord;
    std::uint16_t usage;
    std::uint8_t modifiers;
  };
  const auto row = GENERATE(values<Row>({{"a", 4, 0},
                                         {"z", 29, 0},
                                         {"1", 30, 0},
                                         {"0", 39, 0},
                                         {"Enter", 40, 0},
                                         {"Escape", 41, 0},
                                         {"Tab", 43, 0},
                                         {"Shift+Tab", 43, 2},
                                         {"Ctrl+C", 6, 1},
                                         {"Alt+F4", 61, 4},
                                         {"Ctrl+Alt+Delete", 76, 5},
                                         {"Super+Left", 80, 8},
                                         {"F12", 69, 0},
                                         {"PageDown", 78, 0},
                                         {"Ctrl+Shift+Home", 74, 3}}));
  Fixture viewer;
  viewer.key(row.chord, true);
  viewer.key(row.chord, false);
  REQUIRE(viewer.sent.size() == 2);
  CHECK(viewer.sent[0].kind == LB_INPUT_KEY);
  CHECK(viewer.sent[0].usage == row.usage);
  CHECK(viewer.sent[0].modifiers == row.modifiers);
  CHECK(viewer.sent[0].is_down);
  CHECK_FALSE(viewer.sent[1].is_down);
}

TEST_CASE("viewer: a release without its press, and numbers that are no keys, are not sent") {
  Fixture viewer;
  viewer.key("Enter", false);
  InputEvent strange;
  strange.kind = InputKind::key;
  strange.is_down = true;
  strange.chord = KeyChord{static_cast<Key>(300), 0};
  viewer.take(strange);
  strange.chord = KeyChord{Key::none, 0};
  viewer.take(strange);
  CHECK(viewer.sent.empty());
}

TEST_CASE("viewer: the pointer is sent in pixels of the remote picture, never outside of it") {
  Fixture viewer;
  InputEvent move;
  move.x = 480;
  move.y = 60 + 270;
  viewer.take(move);
  move.x = -5;
  move.y = 10'000;
  viewer.take(move);
  REQUIRE(viewer.sent.size() == 2);
  CHECK(viewer.sent[0].x == 960);
  CHECK(viewer.sent[0].y == 540);
  CHECK(viewer.sent[1].x == 0);
  CHECK(viewer.sent[1].y == 1079);
}

TEST_CASE("viewer: text is cut into pieces at characters, without control characters") {
  Fixture viewer;
  std::string umlauts;
  for (int i = 0; i < 40; ++i) umlauts += "\xC3\xA4";
  viewer.text("\x07" + umlauts + "\n");
  REQUIRE(viewer.sent.size() == 2);
  CHECK(viewer.sent[0].kind == LB_INPUT_TEXT);
  CHECK(viewer.sent[0].text.size() == protocol::k_max_text_bytes);
  CHECK(viewer.sent[0].text + viewer.sent[1].text == umlauts);
}

TEST_CASE("viewer: nothing stays pressed when the window loses the keyboard") {
  Fixture viewer;
  viewer.key("Ctrl+C", true);
  CHECK(viewer.input.holds_anything());
  InputEvent lost;
  lost.kind = InputKind::focus_lost;
  viewer.take(lost);
  CHECK(viewer.releases == 1);
  CHECK_FALSE(viewer.input.holds_anything());
  viewer.key("Ctrl+C", false);
  CHECK(viewer.sent.size() == 1);
}

TEST_CASE("viewer: a chord of the menu presses its modifiers around the key") {
  Fixture viewer;
  viewer.input.press(*parse_chord("Ctrl+Alt+Delete"));
  std::vector<std::pair<int, bool>> order;
  for (const auto& each : viewer.sent) order.emplace_back(each.usage, each.is_down);
  CHECK(order == std::vector<std::pair<int, bool>>{
                     {224, true}, {226, true}, {76, true}, {76, false}, {226, false}, {224, false}});
  CHECK(viewer.sent[2].modifiers == 5);
  CHECK(viewer.sent.back().modifiers == 0);
}
