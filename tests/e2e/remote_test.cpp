// The technician: console and viewer as processes of their own, over TCP. The main job, the still screen, and the stream
// as another program reads it. What goes wrong is in remote_trouble_test.cpp.
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/cpu_time.hpp"
#include "tests/e2e/remote_session.hpp"
#include "tests/e2e/spooler.hpp"

using namespace lifeboat::e2e;

namespace {

constexpr std::chrono::seconds k_stillness{3};  // well below the keep-alive's 15 s
constexpr std::chrono::seconds k_patience{20};

bool shows_the_same(RemoteSession& all) {
  const auto console = all.console.folder() / "console.png";
  const auto viewer = all.viewer.folder() / "viewer.png";
  all.console.ui({"shot", console.string()});
  all.viewer.ui({"shot", viewer.string()});
  return shows_console(viewer, console);
}

// "exact" alone may still be said of the picture before the last click: it is on its way until both are the same.
bool comes_to_rest(RemoteSession& all) {
  const auto end = std::chrono::steady_clock::now() + k_patience;
  while (!shows_the_same(all)) {
    if (std::chrono::steady_clock::now() > end) return false;
  }
  all.viewer.wait_until_says("exact");
  return true;
}

}  // namespace

TEST_CASE("a value edited by input made in the viewer is in the hive on the disk, the old one in the backup") {
  RemoteSession all;
  all.technician_edits_spooler();
  all.viewer.click_there(all.console, "registry-editor/save");
  all.console.wait_for("save/confirm");
  all.viewer.click_there(all.console, "save/confirm");
  all.console.wait_for("registry-editor/address");
  CHECK(all.console.quit() == 0);
  check_spooler(all.console.image(), "2", "4");
}

TEST_CASE("a still screen: the viewer shows the console's exact pixels, and then nobody does anything") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  REQUIRE(comes_to_rest(all));

  const auto processes = all.processes();
  const auto bytes = all.cable.bytes_from_console();
  const auto cpu = lifeboat::testing::cpu_ticks(processes);
  std::this_thread::sleep_for(k_stillness);  // what is measured is that nothing happens meanwhile
  CHECK(all.cable.bytes_from_console() == bytes);
  CHECK(lifeboat::testing::cpu_ticks(processes) - cpu <= 1);
}

TEST_CASE("the technician may open what the administrator disabled for the user; the user may not") {
  RemoteSession all({}, "[tools]\ndisabled = [\"registry-editor\"]\n");
  all.console.click("tabs/toolset");
  all.console.wait_for("toolset/registry-editor");
  (void)all.console.try_ui({"click", "toolset/registry-editor"});
  CHECK(all.console.item("registry-editor/address").is_null());
  all.viewer.click_there(all.console, "toolset/registry-editor");
  all.console.wait_for("registry-editor/address");
  all.console.click("session/banner/end");
  all.console.wait_until_gone("registry-editor/address");
  CHECK(all.console.quit() == 0);
}

TEST_CASE("ffprobe reads the stream of a page that flickers: baseline, BT.709, no errors") {
  if (run({"ffprobe", "-version"}).exit_code != 0) {
    WARN("SKIPPED: ffprobe is not installed");
    return;
  }
  TemporaryFolder folder;
  const std::string stream = (folder.path() / "stream.h264").string();
  {
    RemoteSession all({"--save-stream", stream});
    all.technician_opens_registry_editor();
    std::vector<std::string> flicker;
    for (int i = 0; i < 60; ++i) flicker.emplace_back(i % 2 == 0 ? "tabs/toolset" : "tabs/registry-editor");
    all.console.click_quickly(flicker);
    all.viewer.wait_until_says("exact");
    all.viewer.click("session/end");
    all.viewer.wait_until_says("You ended the session.");
    CHECK(all.viewer.quit() == 0);
  }
  const Finished probed = run({"ffprobe", "-v", "warning", "-count_frames", "-show_entries",
                               "stream=codec_name,profile,color_space,color_range,nb_read_frames", stream});
  CHECK(probed.exit_code == 0);
  CHECK(probed.errors.empty());
  CHECK_THAT(probed.output, Catch::Contains("profile=Constrained Baseline") && Catch::Contains("color_space=bt709") &&
                                Catch::Contains("color_range=tv"));
}
