// A session, as the person at the machine and the technician see it.
#include "tests/session/console_fixture.hpp"

namespace lifeboat::session {

TEST_CASE("the picture comes with the yes, its damage names the input, and the end takes it away") {
  Console console;
  console.let_in();
  const MappedPicture real(console.server.receive(LB_RECORD_PICTURE));
  CHECK_FALSE(real.is_black());
  const auto all = console.server.receive(LB_RECORD_DAMAGE).as<lb_record_damage>();
  CHECK(all.tiles[0] == 0xFF);
  CHECK(all.drawn_at_us > 0);
  console.technician_clicks("page/ok");
  const std::uint64_t press_id = console.input_id;
  while (console.server.receive(LB_RECORD_DAMAGE).as<lb_record_damage>().input_id < press_id) {
  }
  CHECK(console.clicks == 1);
  REQUIRE(console.person({"click", "session/banner/end"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  const MappedPicture black(console.server.receive(LB_RECORD_PICTURE));
  CHECK(black.is_black());
  // What the server still has mapped shows nothing that came after the end.
  const std::uint32_t before = real.at(10, 10);
  REQUIRE(console.shows("session/ended/ok"));
  REQUIRE(console.person({"click", "session/ended/ok"}) == 0);
  CHECK(real.at(10, 10) == before);
  CHECK(console.is_gone("session/ended"));
}

TEST_CASE("a new size comes as a new picture, black before the yes") {
  Console console;
  console.serve();
  REQUIRE(console.person({"resize", "640x480"}) == 0);
  const MappedPicture black(console.server.receive(LB_RECORD_PICTURE));
  CHECK(black.facts.width == 640);
  CHECK(black.is_black());
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent/allow"));
  REQUIRE(console.person({"click", "session/consent/allow"}) == 0);
  CHECK_FALSE(MappedPicture(console.server.receive(LB_RECORD_PICTURE)).is_black());
  REQUIRE(console.person({"resize", "700x500"}) == 0);
  const MappedPicture larger(console.server.receive(LB_RECORD_PICTURE));
  CHECK(larger.facts.width == 700);
  CHECK_FALSE(larger.is_black());
}

TEST_CASE("a technician cannot press End, nor be the chord, nor hold it up") {
  Console console;
  console.let_in();
  REQUIRE(console.shows("session/banner/end"));
  console.technician_clicks("session/banner/end");
  console.technician_presses(screen::Key::escape, screen::k_ctrl | screen::k_alt);
  console.settle_technician();
  CHECK(console.item("session/banner/end")["enabled"] == true);
  CHECK(console.ends == 0);
  // By keyboard: Tab brings him there, Enter does nothing.
  while (console.item("session/banner/end")["focused"] != true) {
    console.technician_presses(screen::Key::tab);
    console.settle_technician();
  }
  console.technician_presses(screen::Key::enter);
  console.technician_presses(screen::Key::tab);
  console.settle_technician();
  CHECK(console.ends == 0);
  // He holds a key and a button; the person's End works all the same.
  console.server.send(sample_key(1, ++console.input_id, 4, true));
  auto button = sample_input(1, ++console.input_id, LB_INPUT_BUTTON);
  button.is_down = 1;
  console.server.send(button);
  console.settle_technician();
  SECTION("by mouse") { REQUIRE(console.person({"click", "session/banner/end"}) == 0); }
  SECTION("by chord") { REQUIRE(console.person({"key", "Ctrl+Alt+Shift+Escape"}) == 0); }
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  CHECK(console.shows("session/ended/ok"));
  CHECK(console.ends == 1);
}

TEST_CASE("End works while a tool's frame never comes back") {
  Console console;
  console.let_in();
  console.technician_clicks("page/hang");
  console.wait_until_hanging();
  for (int i = 0; i < 500; ++i) {
    auto move = sample_input(1, ++console.input_id, LB_INPUT_POINTER);
    move.x = i % 800;
    console.server.send(move);
  }
  // The display's thread has the keyboard.
  screen::InputEvent chord;
  chord.kind = screen::InputKind::key;
  chord.is_down = true;
  chord.chord = *screen::parse_chord(k_end_chord);
  console.loop->input().push(chord);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  while (console.server.receive()) {
  }
  console.let_go();
  CHECK(console.shows("session/ended/ok"));
  CHECK(console.item("session/ended")["value"].get<std::string>().find("Closed: Registry Editor.") !=
        std::string::npos);
}

TEST_CASE("a lost link is said, and nobody drives") {
  Console console;
  console.let_in();
  console.server.send(sample_session(LB_RECORD_LOST, 1));
  const auto label = [&] { return console.item("session/banner")["label"].get<std::string>(); };
  while (label().find("lost") == std::string::npos) {
  }
  console.server.send(sample_request(1, "Ada", LB_RECORD_RESUMED));
  while (label().find("lost") != std::string::npos) {
  }
  console.technician_clicks("page/ok");
  console.settle_technician();
  CHECK(console.clicks == 1);
}

TEST_CASE("in front of a locked page the person has End, the technician the page") {
  Console console;
  console.let_in();
  console.is_page_locked = true;
  console.loop->request_frame();
  while (console.item("session/banner")["value"].get<std::string>().find("disabled") == std::string::npos) {
  }
  REQUIRE(console.person({"click", "page/ok"}) == 0);
  CHECK(console.clicks == 0);
  console.technician_clicks("page/ok");
  console.settle_technician();
  CHECK(console.clicks == 1);
  REQUIRE(console.person({"click", "session/banner/end"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
}

TEST_CASE("a button that the technician holds at the end of the session is no click, whoever ends it") {
  Console console;
  console.let_in();
  REQUIRE(console.shows("session/banner/end"));
  console.technician_holds("page/ok");
  console.settle_technician();
  SECTION("the person") { REQUIRE(console.person({"key", "Ctrl+Alt+Escape"}) == 0); }
  SECTION("the technician") { console.server.send(sample_session(LB_RECORD_ENDED, 1)); }
  SECTION("a server that breaks a rule") { console.server.send(sample_request(1)); }
  REQUIRE(console.shows("session/ended/ok"));
  CHECK(console.clicks == 0);
  REQUIRE(console.person({"click", "page/ok"}) == 0);
  CHECK(console.clicks == 1);
}

TEST_CASE("what the technician has on its way at the end of the session reaches nothing") {
  Console console;
  console.let_in();
  REQUIRE(console.shows("session/banner/end"));
  const auto place = console.item("page/ok");  // nobody answers while it hangs
  console.technician_clicks("page/hang");
  console.wait_until_hanging();
  console.technician_holds_at(place);
  console.technician_lets_go();
  console.technician_presses(screen::Key::enter);
  console.server.send(sample_input(1, ++console.input_id, LB_INPUT_TEXT));
  // The click that hangs has its own release there still.
  console.wait_until_waiting(6);
  screen::InputEvent chord;
  chord.kind = screen::InputKind::key;
  chord.is_down = true;
  chord.chord = *screen::parse_chord(k_end_chord);
  console.loop->input().push(chord);
  // That of the button, and that of Enter.
  CHECK(console.loop->input().waiting_count(screen::InputSource::remote) <= 2);
  console.let_go();
  REQUIRE(console.shows("session/ended/ok"));
  CHECK(console.clicks == 0);
}

TEST_CASE("one is served at a time, and stop ends it") {
  Console console;
  console.let_in();
  FakeServer second;
  console.serve_too(second);
  CHECK_FALSE(second.receive());
  REQUIRE(console.person({"dump"}) == 0);
  CHECK(console.served.error().kind == ErrorKind::refused);
  REQUIRE(console.person({"click", "page/stop"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  while (console.server.receive()) {
  }
  CHECK(console.shows("session/ended/ok"));
}

TEST_CASE("nothing of a name or an address can forge a line of the log") {
  Console console;
  console.serve();
  console.server.send(sample_request(1, "Ada\" from 1.2.3.4 was let in"));
  REQUIRE(console.shows("session/consent"));
  const std::string log = console.log();
  CHECK(std::ranges::count(log, '\n') == 1);
}

}  // namespace lifeboat::session
