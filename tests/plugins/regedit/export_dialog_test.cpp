// Export on the page: the job, the file that is whole or not there, and the question before one is replaced.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "plugins/regedit/model/regfile/reg_parse.hpp"
#include "tests/plugins/regedit/page_world.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;
namespace fs = std::filesystem;

namespace {

struct ExportWorld : World {
  ExportWorld() { choose("file-bar", "export"); }
  void write() { type("export/file", path); }
  [[nodiscard]] std::string content() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::vector<std::string> keys() const {
    const std::string text = content();
    const auto file = parse_reg({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).value();
    std::vector<std::string> out;
    for (const RegKey& key : file) out.push_back(key.path);
    return out;
  }
  [[nodiscard]] std::ptrdiff_t file_count() const { return std::distance(fs::directory_iterator(folder.path()), {}); }

  testing::TemporaryFolder folder;
  std::string path = (folder.path() / "x.reg").string();
};

}  // namespace

TEST_CASE("the selected key is written with all below it") {
  ExportWorld world;
  world.host.set_text(k_key + "\\Below", "a", "b");
  CHECK(world.ui.shows(k_key));
  world.write();
  CHECK(world.ui.shows("Written to " + world.path + ", keys: 2."));
  CHECK(world.keys() == std::vector<std::string>{k_key, k_key + "\\Below"});
  CHECK(world.host.live_snapshots == 0);
  CHECK(world.file_count() == 1);
}

TEST_CASE("everything is written with the roots and without the folder above them") {
  ExportWorld world;
  world.press("export/everywhere");
  world.write();
  const auto keys = world.keys();
  CHECK(keys.front() == "HKEY_LOCAL_MACHINE");
  CHECK(std::count(keys.begin(), keys.end(), k_key) == 1);
}

TEST_CASE("a file that is there is replaced after a yes only, whatever is typed meanwhile") {
  ExportWorld world;
  std::ofstream(world.path) << "precious";
  std::ofstream(world.path + ".other") << "precious too";
  world.write();
  CHECK(world.ui.shows("There is a file " + world.path + " already."));
  CHECK(world.content() == "precious");
  world.ui.presses.insert("export/replace");
  world.draw();
  world.draw();
  CHECK(world.keys() == std::vector<std::string>{k_key});
  CHECK_FALSE(world.has("export/replace"));
  CHECK(fs::file_size(world.path + ".other") == 12);
}

TEST_CASE("what could not be exported is counted and named") {
  ExportWorld world;
  world.host.at(k_key + "\\Bad").damage = "the key is cut short";
  world.host.at(k_key + "\\Good");
  world.write();
  CHECK(world.ui.shows("1 thing could not be exported:"));
  CHECK(world.ui.shows("below " + k_key + "\\Bad: the key is cut short"));
  CHECK(world.keys() == std::vector<std::string>{k_key, k_key + "\\Good"});
}

TEST_CASE("an export that is cancelled leaves no file") {
  ExportWorld world;
  world.host.jobs.is_held = true;
  world.write();
  CHECK(world.ui.shows("Writing…"));
  SECTION("by the button") {
    world.host.jobs.between = [&](std::uint32_t ask) {
      if (ask == 2) world.press("export/close");
    };
    world.host.jobs.run();
    world.draw();
    CHECK(world.ui.shows("Cancelled. No file was written."));
  }
  SECTION("by Escape") {
    world.press_key("Escape");
    world.host.jobs.run();
    world.draw();
    CHECK_FALSE(world.has("export/file"));
  }
  CHECK(world.file_count() == 0);
}

TEST_CASE("a wish to cancel that comes too late does not deny the file") {
  ExportWorld world;
  world.host.jobs.is_held = true;
  world.write();
  world.host.jobs.run();
  world.host.jobs.jobs.begin()->second.state = LB_JOB_CANCELLED;
  world.draw();
  CHECK(world.ui.shows("Written to"));
}

TEST_CASE("what cannot be written says why") {
  ExportWorld world;
  world.type("export/file", "x.reg");
  CHECK(world.ui.shows("whole path"));
  world.type("export/file", world.path + "/deeper.reg");
  CHECK(world.ui.shows("cannot write " + world.path + "/deeper.reg"));
  world.host.jobs.start_answer = LB_REFUSED;
  world.write();
  CHECK(world.ui.shows("16 jobs"));
  CHECK(world.host.live_snapshots == 0);
}

TEST_CASE("a tool that is closed ends its export") {
  FakeHost host;
  host.jobs.is_held = true;
  host.at(k_key);
  const testing::TemporaryFolder folder;
  {
    FakeUi ui;
    RegistryEditor tool(host.host());
    const auto draw = [&] { ui.frame([&](sdk::Ui& page) { tool.frame(page); }); };
    draw();
    ui.keys.insert("Ctrl+E");
    draw();
    ui.typing["export/file"] = (folder.path() / "x.reg").string();
    draw();
    CHECK(host.jobs.jobs.size() == 1);
  }
  CHECK(host.jobs.jobs.empty());
  CHECK(host.live_snapshots == 0);
}
