// Who may open what, with a plug-in that behaves.
#include "host/toolset/workspace.hpp"

#include <catch2/catch.hpp>
#include <semaphore>

#include "tests/toolset/workspace_fixture.hpp"

namespace lifeboat::toolset {
namespace {

using screen::InputSource;

}  // namespace

TEST_CASE("a disabled tool is grey to the person, with its reason") {
  Console console;
  CHECK(console.reason().find("administrator") != std::string::npos);
  console.workspace.open(k_tool, InputSource::local);
  console.workspace.open(k_tool, InputSource::remote);
  CHECK_FALSE(console.is_open());
}

TEST_CASE("why a tool cannot be opened is told of one that there is not, too") {
  Console console;
  CHECK(console.workspace.why_not(k_tool) == console.reason());
  console.has_technician = true;
  CHECK(console.workspace.why_not(k_tool).empty());
  CHECK_FALSE(console.workspace.why_not("load-drivers").empty());
}

TEST_CASE("what a tool needs comes before who may open it") {
  Console console;
  console.has_system = false;
  CHECK(console.reason().find("administrator") == std::string::npos);
  console.has_technician = true;
  CHECK_FALSE(console.reason().empty());
}

TEST_CASE("while a technician is there his press opens it, and the person's does not") {
  Console console;
  console.has_technician = true;
  CHECK(console.reason().empty());
  for (const auto source : {InputSource::local, InputSource::automation}) {
    console.workspace.open(k_tool, source);
    CHECK_FALSE(console.is_open());
  }
  CHECK(console.refused.size() == 2);
  console.workspace.open(k_tool, InputSource::remote);
  CHECK(console.is_open());
  CHECK(console.workspace.current() == k_tool);
}

TEST_CASE("a tool whose plug-in is still being tried opens after that, unless who wished it has gone") {
  Console console;
  console.has_technician = true;
  std::counting_semaphore<> frames{0};
  jobs::Jobs jobs([&] { frames.release(); });
  REQUIRE(console.loader.probe_all(jobs, [&] { console.workspace.open_wanted(); }));
  const bool does_stay = GENERATE(true, false);
  console.workspace.open(k_tool, InputSource::remote);
  CHECK(console.workspace.is_opening(k_tool));
  CHECK_FALSE(console.is_open());
  CHECK(console.workspace.entries().at(0).row.subtitle == "It is tried before it opens…");
  console.has_technician = does_stay;
  for (jobs.drain(); console.loader.is_probing(0); jobs.drain()) frames.acquire();
  CHECK_FALSE(console.workspace.is_opening(k_tool));
  CHECK(console.is_open() == does_stay);
}

TEST_CASE("when he goes, what only he may use closes") {
  Console console;
  console.has_technician = true;
  console.workspace.open(k_tool, InputSource::remote);
  console.has_technician = false;
  const auto gone = console.workspace.close_disabled();
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].name == "Fixture behaves");
  CHECK(gone[0].had_unsaved_work);
  CHECK(gone[0].is_kept);
  CHECK_FALSE(console.is_open());
  CHECK(console.workspace.current().empty());
  CHECK(console.closed == std::vector<std::string>{k_tool});
  CHECK(console.workspace.close_disabled().empty());
}

TEST_CASE("what was kept of a tool is given back once, at the technician's next opening") {
  Console console;
  console.has_technician = true;
  console.workspace.open(k_tool, InputSource::remote);
  console.workspace.draw_current(nullptr);
  console.workspace.draw_current(nullptr);
  (void)console.workspace.close_disabled();
  SECTION("kept") {
    console.workspace.open(k_tool, InputSource::remote);
    console.workspace.draw_current(nullptr);
    CHECK(console.last_line == "frames: 3");
  }
  SECTION("forgotten") {
    console.workspace.forget_state(k_tool);
    console.workspace.open(k_tool, InputSource::remote);
    console.workspace.draw_current(nullptr);
    CHECK(console.last_line == "frames: 1");
  }
}

TEST_CASE("an open tool is asked for its unsaved work") {
  Console console;
  CHECK_FALSE(console.workspace.has_unsaved_work(k_tool));
  console.has_technician = true;
  console.workspace.open(k_tool, InputSource::remote);
  CHECK(console.workspace.has_unsaved_work(k_tool));
}

}  // namespace lifeboat::toolset
