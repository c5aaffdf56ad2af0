#include "host/toolset/main_window.hpp"

#include "tests/toolset/workspace_fixture.hpp"
#include "tests/ui/harness.hpp"

using namespace lifeboat;
using namespace lifeboat::toolset;

namespace {

struct Window {
  Console console;
  registry::RegistryService registry;
  jobs::Jobs jobs{[] {}};
  Selection selection{nullptr, "", registry};
  SavePage save_page{registry, jobs};
  WaitingWork waiting_work{console.workspace, registry, console.access};
  int quits = 0, stays = 0;
  MainWindow window{{.selection = selection,
                     .workspace = console.workspace,
                     .access = console.access,
                     .registry = registry,
                     .save_page = save_page,
                     .waiting_work = waiting_work,
                     .settings_trouble = {},
                     .quit = [this] { ++quits; },
                     .stay = [this] { ++stays; }}};
  ui::Harness harness{[this](ui::Ui& ui) { window.draw(ui); }};
};

}  // namespace

TEST_CASE("a window with nothing to lose ends at once") {
  Window it;
  it.harness.click("header/quit");
  CHECK(it.quits == 1);
}

TEST_CASE("during a write nothing ends the console, and what was wished is not done afterwards") {
  Window it;
  it.registry.set_save_state(registry::RegistryService::SaveState::writing);
  it.harness.settle();
  CHECK_FALSE(it.harness.item("header/quit").is_enabled);
  it.window.ask_to_quit();
  CHECK(it.quits == 0);
  CHECK(it.stays == 1);
}

TEST_CASE("a tool's unsaved work is asked about before the console ends") {
  Window it;
  it.console.has_technician = true;
  it.console.workspace.open(k_tool, screen::InputSource::remote);
  REQUIRE(it.console.workspace.has_unsaved_work(k_tool));
  it.harness.settle();
  it.harness.click("header/quit");
  CHECK(it.quits == 0);
  SECTION("go back") {
    it.harness.click("quit-question/stay");
    CHECK(it.stays == 1);
    CHECK_FALSE(it.harness.has("quit-question/stay"));
  }
  SECTION("lose it") {
    it.harness.click("quit-question/discard");
    CHECK(it.quits == 1);
  }
}
