// The way in while disks are looked at, which may be slow.
#include "host/launch/boot_console.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <semaphore>

#include "tests/toolset/empty_workspace.hpp"
#include "tests/toolset/two_disks.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

std::unique_ptr<ui::ApplicationLoop> make_loop() {
  ui::LoopOptions options;
  options.display = screen::make_headless_display({640, 480}, 1);
  auto made = ui::ApplicationLoop::create(std::move(options));
  REQUIRE(made);
  return std::move(*made);
}

struct WayIn : toolset::EmptyWorkspace {
  // Lets the disks answer, and waits until they are known.
  void finish() {
    may_answer.release();
    while (jobs.count() > 0) {
      frames.acquire();
      jobs.drain();
    }
  }
  FoundTarget find() {
    may_answer.acquire();
    if (are_gone) return {nullptr, "they are gone", {}};
    return {disks.open(), {}, 0};
  }

  const testing::TwoDisks disks;
  bool are_gone = false;
  std::counting_semaphore<> may_answer{0}, frames{0};
  std::unique_ptr<ui::ApplicationLoop> loop = make_loop();
  jobs::Jobs jobs{[this] { frames.release(); }};
  registry::RegistryService registry;
  toolset::Selection selection{nullptr, "", registry};
  TargetSearch search{jobs, selection, [this] { return find(); }, ""};
  BootConsole boot{{.loop = *loop,
                    .jobs = jobs,
                    .selection = selection,
                    .workspace = workspace,
                    .registry = registry,
                    .network_command = {"/bin/false"},
                    .search = search,
                    .ask_to_quit = [] {},
                    .why_not = [](std::string_view) { return std::string(); },
                    .may = [](std::string_view, screen::InputSource) { return true; }}};
};

}  // namespace

TEST_CASE("the person is led on while the disks do not answer, and finds what they hold when they do") {
  WayIn way;
  way.boot.look_for_windows();
  way.boot.flow().show_options();
  way.boot.flow().next();
  CHECK(way.boot.flow().stage() == boot::Stage::installation);
  CHECK(way.selection.installations().empty());
  way.finish();
  CHECK(way.selection.installations().size() == 1);
  CHECK(way.boot.flow().answers().installation == 0U);
  CHECK_FALSE(way.selection.selected());
}

TEST_CASE("looking again keeps the Windows that is chosen, and its letters") {
  WayIn way;
  way.boot.look_for_windows();
  way.finish();
  way.selection.select(0);
  way.selection.remap(true);
  way.boot.look_for_windows();
  CHECK_FALSE(way.selection.selected());
  way.finish();
  CHECK(way.selection.selected() == 0U);
  CHECK(way.selection.letters().letter_of(0) == 'Q');
}

TEST_CASE("a Windows that is not found again is not chosen any more, and nothing stands for it") {
  WayIn way;
  way.boot.look_for_windows();
  way.finish();
  way.selection.select(0);
  way.are_gone = true;
  way.boot.look_for_windows();
  way.finish();
  CHECK_FALSE(way.selection.selected());
  CHECK_FALSE(way.boot.flow().answers().installation);
  CHECK(way.selection.problem() == "they are gone");
}
