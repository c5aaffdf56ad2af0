#include "host/boot/boot_flow.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::boot;

namespace {

struct Walk {
  int network_starts = 0;
  std::vector<std::optional<std::size_t>> selected;
  std::vector<bool> remapped;
  std::vector<std::string> languages, layouts;
  BootFlow flow{{.start_network = [this] { ++network_starts; },
                 .set_language = [this](const std::string& code) { languages.push_back(code); },
                 .set_layout = [this](const std::string& name) { layouts.push_back(name); },
                 .select_installation = [this](std::optional<std::size_t> index) { selected.push_back(index); },
                 .remap = [this](bool is_remapped) { remapped.push_back(is_remapped); }}};
};

}  // namespace

TEST_CASE("before anything is asked, and with nothing to ask, the computer is being prepared") {
  Walk walk;
  CHECK(walk.flow.stage() == Stage::starting);
  CHECK_FALSE(walk.flow.can_go_back());
  walk.flow.next();
  walk.flow.back();
  CHECK(walk.flow.stage() == Stage::starting);
}

TEST_CASE("the whole way: network, letters, keyboard, installation, options, toolset") {
  Walk walk;
  bool is_answered = false;
  walk.flow.ask_questions([&] { is_answered = true; });
  CHECK(walk.flow.stage() == Stage::network);
  walk.flow.next();
  CHECK(walk.network_starts == 1);
  CHECK(walk.flow.stage() == Stage::remap);
  CHECK_FALSE(is_answered);
  walk.flow.next();
  CHECK(is_answered);
  CHECK(walk.flow.stage() == Stage::starting);  // until recenv comes
  walk.flow.show_options();
  CHECK(walk.flow.stage() == Stage::keyboard);
  walk.flow.choose_layout("fr");
  walk.flow.next();
  CHECK(walk.flow.stage() == Stage::installation);
  walk.flow.choose_installation(1);
  walk.flow.next();
  CHECK(walk.selected == std::vector<std::optional<std::size_t>>{1});
  CHECK(walk.remapped == std::vector{true});
  CHECK(walk.flow.stage() == Stage::options);
  walk.flow.next();
  CHECK(walk.flow.stage() == Stage::toolset);
  walk.flow.next();
  CHECK(walk.flow.stage() == Stage::toolset);
}

TEST_CASE("recenv alone begins at the keyboard, and nothing is remapped that nobody wanted") {
  Walk walk;
  walk.flow.show_options();
  CHECK(walk.flow.stage() == Stage::keyboard);
  CHECK_FALSE(walk.flow.can_go_back());
  walk.flow.next();
  walk.flow.choose_installation(0);
  walk.flow.next();
  CHECK(walk.remapped == std::vector{false});
  CHECK(walk.network_starts == 0);
}

TEST_CASE("recenv waits while the questions are still asked") {
  Walk walk;
  walk.flow.ask_questions([] {});
  walk.flow.show_options();
  CHECK(walk.flow.stage() == Stage::network);
  walk.flow.next();
  walk.flow.next();
  CHECK(walk.flow.stage() == Stage::keyboard);
}

TEST_CASE("without an installation nothing is remapped") {
  Walk walk;
  walk.flow.answer_remap(true);
  walk.flow.show_options();
  walk.flow.next();
  walk.flow.choose_installation(std::nullopt);
  walk.flow.next();
  CHECK(walk.selected == std::vector<std::optional<std::size_t>>{std::nullopt});
  CHECK(walk.remapped.empty());
}

TEST_CASE("Back leads over every page of the run, and a network that was started is not started again") {
  Walk walk;
  walk.flow.ask_questions([] {});
  walk.flow.show_options();
  for (int i = 0; i < 5; ++i) walk.flow.next();
  CHECK(walk.flow.stage() == Stage::toolset);
  for (const Stage stage : {Stage::options, Stage::installation, Stage::keyboard, Stage::remap, Stage::network}) {
    REQUIRE(walk.flow.can_go_back());
    walk.flow.back();
    CHECK(walk.flow.stage() == stage);
  }
  CHECK_FALSE(walk.flow.can_go_back());
  for (int i = 0; i < 5; ++i) walk.flow.next();
  CHECK(walk.network_starts == 1);
}

TEST_CASE("another mind on letters takes effect at once for the installation that is chosen") {
  Walk walk;
  walk.flow.ask_questions([] {});
  walk.flow.show_options();
  for (int i = 0; i < 3; ++i) walk.flow.next();
  walk.flow.choose_installation(0);
  walk.flow.next();
  for (int i = 0; i < 3; ++i) walk.flow.back();
  REQUIRE(walk.flow.stage() == Stage::remap);
  walk.flow.choose_remap(false);
  walk.flow.next();
  CHECK(walk.remapped == std::vector{true, false});
}

TEST_CASE("a network start of which nothing came is tried again by the next Yes, and only then") {
  Walk walk;
  walk.flow.answer_network(true);
  walk.flow.answer_network(true);
  CHECK(walk.network_starts == 1);
  walk.flow.network_failed();
  CHECK_FALSE(walk.flow.is_network_started());
  walk.flow.answer_network(false);
  CHECK(walk.network_starts == 1);
  walk.flow.answer_network(true);
  CHECK(walk.network_starts == 2);
}

TEST_CASE("an answer of No starts no network, and a later Yes does") {
  Walk walk;
  walk.flow.ask_questions([] {});
  walk.flow.choose_network(false);
  walk.flow.next();
  CHECK(walk.network_starts == 0);
  walk.flow.back();
  walk.flow.choose_network(true);
  walk.flow.next();
  CHECK(walk.network_starts == 1);
}

TEST_CASE("from the options a page is visited again and leads back to them") {
  Walk walk;
  walk.flow.show_options();
  walk.flow.next();
  walk.flow.next();
  REQUIRE(walk.flow.stage() == Stage::options);
  walk.flow.revisit(Stage::keyboard);
  CHECK(walk.flow.stage() == Stage::keyboard);
  walk.flow.back();
  CHECK(walk.flow.stage() == Stage::options);
  walk.flow.revisit(Stage::network);  // also where nobody was asked before
  walk.flow.choose_network(true);
  walk.flow.next();
  CHECK(walk.flow.stage() == Stage::options);
  CHECK(walk.network_starts == 1);
}

TEST_CASE("the questions, asked again, come back with the answers given, and who asked before is answered") {
  Walk walk;
  int answered = 0;
  walk.flow.ask_questions([&] { ++answered; });
  walk.flow.choose_network(false);
  walk.flow.ask_questions([&] { ++answered; });
  CHECK(answered == 1);
  CHECK(walk.flow.stage() == Stage::network);
  CHECK_FALSE(walk.flow.answers().wants_network);
}

TEST_CASE("a console that follows a crashed one stands where that stood, with its answers") {
  Walk crashed;
  crashed.flow.ask_questions([] {});
  crashed.flow.show_options();
  crashed.flow.next();
  crashed.flow.choose_remap(false);
  crashed.flow.next();
  crashed.flow.choose_layout("fr");
  crashed.flow.next();
  Walk next;
  next.flow.resume(crashed.flow.standing(), crashed.flow.answers());
  CHECK(next.flow.stage() == Stage::installation);
  CHECK(next.network_starts == 1);
  CHECK(next.layouts == std::vector<std::string>{"fr"});
  next.flow.show_options();  // recenv asks again
  CHECK(next.flow.stage() == Stage::installation);
  for (int i = 0; i < 3; ++i) next.flow.back();
  CHECK(next.flow.stage() == Stage::network);
  next.flow.next();
  CHECK(next.network_starts == 1);
  CHECK_FALSE(next.flow.answers().wants_remap);
}

TEST_CASE("between the programs of a script, and on a page visited again, a crash leads to where it goes on") {
  Walk waiting;
  Walk next;
  next.flow.resume(waiting.flow.standing(), waiting.flow.answers());
  CHECK(next.flow.stage() == Stage::starting);
  Walk visiting;
  visiting.flow.show_options();
  visiting.flow.next();
  visiting.flow.next();
  visiting.flow.revisit(Stage::network);
  Walk after;
  after.flow.resume(visiting.flow.standing(), visiting.flow.answers());
  CHECK(after.flow.stage() == Stage::options);
}
