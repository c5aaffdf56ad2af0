#include "plugins/remote/viewer/session_page.hpp"

#include <lifeboat/screen_channel.h>

#include "tests/plugins/remote/viewer/fake_session.hpp"
#include "tests/ui/harness.hpp"

using namespace lifeboat;
using namespace lifeboat::remote::viewer;
using lifeboat::ui::Harness;

namespace {

struct Page {
  FakeSession session{{640, 480}};
  LatencyMeter latency;
  std::vector<bool> full_screen;
  SessionPage page{{session, latency, [this](bool is_full) { full_screen.push_back(is_full); }}};
  Harness harness{[this](ui::Ui& ui) { page.draw(ui, session.status()); }};

  std::vector<int> sent_kinds() const {
    std::vector<int> kinds;
    for (const auto& input : session.sent) kinds.push_back(input.kind);
    return kinds;
  }
};

}  // namespace

TEST_CASE("viewer: keys and text go to the console, Tab too") {
  Page viewer;
  CHECK(viewer.harness.focused() == "session/picture");
  viewer.harness.key("Tab");
  viewer.harness.key("Ctrl+F");
  viewer.harness.type("x");
  CHECK(viewer.harness.focused() == "session/picture");
  CHECK(viewer.sent_kinds() ==
        std::vector<int>{LB_INPUT_KEY, LB_INPUT_KEY, LB_INPUT_KEY, LB_INPUT_KEY, LB_INPUT_TEXT});
  CHECK(viewer.session.sent[0].usage == 43);
  CHECK(viewer.session.sent[2].modifiers == 1);
}

TEST_CASE("viewer: a click goes to the pixel under it") {
  Page viewer;
  viewer.harness.click("session/picture");
  REQUIRE(viewer.sent_kinds() == std::vector<int>{LB_INPUT_POINTER, LB_INPUT_BUTTON, LB_INPUT_BUTTON});
  CHECK(viewer.session.sent[0].x == Approx(320).margin(1));
  CHECK(viewer.session.sent[0].y == Approx(240).margin(1));
  CHECK(viewer.session.sent[1].is_down);
  CHECK_FALSE(viewer.session.sent[2].is_down);
}

TEST_CASE("viewer: Ctrl+Alt+Home gives the bar the keyboard, lets go of everything, and Escape gives it back") {
  Page viewer;
  viewer.harness.key("Ctrl+Alt+Home");
  CHECK(viewer.harness.focused() == "session/end");
  CHECK(viewer.session.releases >= 1);
  const auto before = viewer.session.sent.size();
  viewer.harness.key("Tab");
  CHECK(viewer.harness.focused() == "session/scale");
  viewer.harness.key("Enter");
  CHECK(viewer.harness.item("session/scale").label == "Fill window");
  CHECK(viewer.session.sent.size() == before);
  viewer.harness.key("Escape");
  CHECK(viewer.harness.focused() == "session/picture");
  viewer.harness.key("a");
  CHECK(viewer.session.sent.size() > before);
}

TEST_CASE("viewer: full screen hides the bar until it is called") {
  Page viewer;
  viewer.harness.key("Ctrl+Alt+Enter");
  CHECK(viewer.full_screen == std::vector<bool>{true});
  CHECK_FALSE(viewer.harness.has("session/end"));
  CHECK(viewer.harness.item("session/picture").rect.height == 768);
  CHECK(viewer.session.sent.empty());
  viewer.harness.key("Ctrl+Alt+Home");
  CHECK(viewer.harness.focused() == "session/end");
  viewer.harness.key("Escape");
  CHECK_FALSE(viewer.harness.has("session/end"));
  viewer.harness.key("Ctrl+Alt+Enter");
  CHECK(viewer.full_screen == std::vector<bool>{true, false});
  CHECK(viewer.harness.has("session/end"));
}

TEST_CASE("viewer: keys that the local system keeps are sent from the menu") {
  Page viewer;
  viewer.harness.click("session/keys");
  viewer.session.sent.clear();
  viewer.harness.click("session/keys-menu/alt-tab");
  REQUIRE(viewer.session.sent.size() == 4);
  CHECK(viewer.session.sent[1].usage == 43);
  CHECK(viewer.session.sent[1].modifiers == 4);
  CHECK(viewer.harness.focused() == "session/picture");
}

TEST_CASE("viewer: while the link is lost nothing is sent, nothing is held, and the page says so") {
  Page viewer;
  screen::InputEvent press;
  press.kind = screen::InputKind::key;
  press.chord = *screen::parse_chord("Ctrl+C");
  press.is_down = true;
  viewer.harness.queue().push(press);
  viewer.harness.settle();
  viewer.session.now.state = SessionState::lost;
  viewer.harness.settle();
  CHECK(viewer.session.releases == 1);
  const auto before = viewer.session.sent.size();
  viewer.harness.key("a");
  CHECK(viewer.session.sent.size() == before);
  CHECK(viewer.harness.item("session/text-1").label == "Connection lost, trying again…");
}

TEST_CASE("viewer: End ends") {
  Page viewer;
  viewer.harness.click("session/end");
  CHECK(viewer.session.is_ended);
}
