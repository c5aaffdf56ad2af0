// The question, as the person at the machine sees and answers it.
#include "tests/session/console_fixture.hpp"

namespace lifeboat::session {

TEST_CASE("the question says who asks, and No has the keyboard") {
  Console console;
  console.serve();
  console.server.send(sample_request(1, "Ada <admin>"));
  REQUIRE(console.shows("session/consent/allow"));
  CHECK(console.item("session/consent/refuse")["focused"] == true);
  const std::string words = console.item("session/consent/text-2")["label"];
  CHECK(words.find("10.5.14.52") != std::string::npos);
  CHECK(words.find("Ada <admin>") != std::string::npos);
  SECTION("Enter is a no") {
    REQUIRE(console.person({"key", "Enter"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("Escape is a no") {
    REQUIRE(console.person({"key", "Escape"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("the chord is a no") {
    REQUIRE(console.person({"key", "Ctrl+Alt+Escape"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("yes takes two keys") {
    REQUIRE(console.person({"key", "Tab"}) == 0);
    REQUIRE(console.person({"key", "Enter"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_ALLOWED);
    CHECK(console.shows("session/banner/end"));
  }
  CHECK(console.is_gone("session/consent"));
}

TEST_CASE("the question carries the administrator's welcome, and its buttons stay in the window however long it is") {
  std::string welcome = "Help desk: call 1234.";
  SECTION("short") {}
  SECTION("2,048 characters in as many lines as there can be") {
    while (welcome.size() < 2048) welcome += "\nx";
  }
  Console console(k_question_limit, welcome);
  console.serve();
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent/allow"));
  CHECK(console.item("session/consent/welcome/text-1")["label"] == welcome);
  const auto button = console.item("session/consent/allow")["rect"];
  CHECK(button[1].get<int>() + button[3].get<int>() < 600);
  CHECK(console.item("session/consent/refuse")["focused"] == true);
}

TEST_CASE("a question that nobody answers goes away") {
  Console console(std::chrono::milliseconds(1));
  console.serve();
  console.server.send(sample_request(1));
  CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  CHECK(console.is_gone("session/consent"));
}

TEST_CASE("a viewer that gives up takes its question along") {
  Console console;
  console.serve();
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent"));
  console.server.send(sample_session(LB_RECORD_ENDED, 1));
  CHECK(console.is_gone("session/consent"));
  CHECK(console.ends == 0);
}

TEST_CASE("the question stands above a dialog that a tool opens later") {
  Console console;
  console.serve();
  REQUIRE(console.person({"click", "page/ask"}) == 0);
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent"));
  CHECK(console.item("session/consent/refuse")["layer"] > console.item("page/dialog/close")["layer"]);
  CHECK(console.person({"click", "page/dialog/close"}) == 1);
  CHECK(console.person({"click", "session/consent/allow"}) == 0);
  // End is above it too, and in its Tab order.
  REQUIRE(console.shows("session/banner/end"));
  CHECK(console.item("page/dialog/close")["focused"] == true);
  REQUIRE(console.person({"key", "Tab"}) == 0);
  CHECK(console.item("session/banner/end")["focused"] == true);
  REQUIRE(console.person({"key", "Enter"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ALLOWED);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
}

}  // namespace lifeboat::session
