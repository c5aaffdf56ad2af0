// Import on the page: reading in a job, the preview, the yes, and what goes wrong.
#include <catch2/catch.hpp>
#include <fstream>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/page_world.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

struct ImportWorld : World {
  explicit ImportWorld(const std::string& body) {
    std::ofstream(path) << "Windows Registry Editor Version 5.00\n" + body;
    choose("file-bar", "import");
  }
  void read() { type("import/file", path); }
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> out;
    for (const FakeRow& row : ui.tables.at("import/lines")) {
      out.push_back(row.cells[0] + " " + row.cells[1] + " " + row.cells[3] + " " + row.cells[4]);
    }
    return out;
  }

  testing::TemporaryFolder folder;
  std::string path = (folder.path() / "x.reg").string();
};

const std::string k_mixed =
    "[" + k_key + "]\n\"Name\"=\"Print\"\n\"Start\"=dword:4\n\"Bytes\"=-\n@=\"new\"\n[-HKEY_LOCAL_MACHINE\\SAM]\n";

}  // namespace

TEST_CASE("a .reg file is shown line by line before anything is changed") {
  ImportWorld world(k_mixed);
  world.read();
  CHECK(world.lines() == std::vector<std::string>{"2 Unchanged  ", "3 Unchanged Name Print",
                                                  "4 Changed Start 0x00000004 (4)", "5 Deleted Bytes ",
                                                  "6 Created (Default) new", "7 Deleted  "});
  CHECK(world.ui.shows("It would create 1, change 1 and delete 2; 2 stay as they are."));
  CHECK(world.host.change_count == 0);
  CHECK(world.host.groups.empty());
  CHECK(world.host.history.undo_count == 0);
}

TEST_CASE("the yes brings all of it in as one group, and saves nothing") {
  ImportWorld world(k_mixed);
  world.read();
  world.press("import/ok");
  world.draw();
  CHECK(world.ui.shows("Imported: created 1, changed 1, deleted 2, unchanged 2."));
  CHECK_FALSE(world.has("import/ok"));
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{4, 0, 0, 0});
  CHECK(world.host.at(k_key).value("Bytes") == nullptr);
  CHECK(world.host.find("HKEY_LOCAL_MACHINE\\SAM") == nullptr);
  CHECK(world.host.groups == std::vector<std::string>{"Import of " + world.path});
  CHECK(world.host.save_count == 0);
}

TEST_CASE("a file that changes nothing cannot be imported") {
  ImportWorld world("[" + k_key + "]\n\"Name\"=\"Print\"\n");
  world.read();
  CHECK(world.ui.shows("there is nothing to import"));
  CHECK(world.ui.disabled_items.contains("import/ok"));
}

TEST_CASE("what is wrong with the file is said with its line") {
  ImportWorld world("[" + k_key + "]\n\"Name\"=nonsense\n");
  world.read();
  CHECK(world.ui.shows("cannot import " + world.path + ": line 3: "));
  CHECK_FALSE(world.has("import/ok"));
}

TEST_CASE("a file that is not there, a folder and a path from nowhere say so") {
  ImportWorld world("");
  world.type("import/file", world.path + "x");
  CHECK(world.ui.shows("No such file"));
  world.type("import/file", world.folder.path().string());
  CHECK(world.ui.shows("it is not a plain file"));
  world.type("import/file", "x.reg");
  CHECK(world.ui.shows("whole path"));
}

TEST_CASE("an edit that the host refuses names the line and leaves nothing behind") {
  ImportWorld world(k_mixed);
  world.read();
  world.host.is_writable = false;
  SECTION("nothing was edited yet, so nothing is undone") {
    world.press("import/ok");
    world.draw();
    CHECK(world.ui.shows("line 4: the hive cannot be edited"));
    CHECK(world.host.history.undo_count == 0);
  }
  SECTION("what was edited before is undone") {
    world.host.on_end_of_group = [&] { world.host.history.journal.emplace_back(); };
    world.press("import/ok");
    world.draw();
    CHECK(world.host.history.undo_count == 1);
  }
}

TEST_CASE("a long file is compared a piece each frame, and anew when the registry changes meanwhile") {
  std::string body = "[" + k_key + "]\n";
  for (std::size_t i = 0; i < 3 * Importer::k_lines_per_frame; ++i) {
    body += "[" + k_key + "\\k" + std::to_string(i) + "]\n";
  }
  ImportWorld world(body);
  world.read();
  CHECK(world.ui.shows("Comparing with the registry…"));
  const std::uint32_t frames = world.host.frame_requests;
  world.draw();
  CHECK(world.host.frame_requests > frames);
  world.host.at(k_key + "\\k1");
  world.host.changed();
  for (int i = 0; i < 4; ++i) world.draw();
  CHECK(world.ui.shows("It would create 2999, change 0 and delete 0; 2 stay as they are."));
}

TEST_CASE("reading and comparing can be cancelled") {
  ImportWorld world(k_mixed);
  world.host.jobs.is_held = true;
  world.read();
  CHECK(world.ui.shows("Reading the file…"));
  SECTION("by the button") {
    world.press("import/close");
    world.host.jobs.run();
    world.draw();
    CHECK(world.ui.shows("Cancelled. Nothing was changed."));
  }
  SECTION("by Escape") {
    world.press_key("Escape");
    CHECK(world.host.jobs.jobs.begin()->second.is_cancelled);
    CHECK_FALSE(world.has("import/file"));
  }
}

TEST_CASE("a closed dialog forgets its file") {
  ImportWorld world(k_mixed);
  world.read();
  world.press("import/close");
  world.draw();
  world.choose("file-bar", "import");
  CHECK_FALSE(world.ui.tables.contains("import/lines"));
  CHECK_FALSE(world.has("import/ok"));
}

TEST_CASE("a .reg file of the Windows being repaired is named with a drive's letter") {
  ImportWorld world(k_mixed);
  world.path = "C:\\Users\\Bob\\x.reg";
  world.host.target_files[world.path] = "Windows Registry Editor Version 5.00\n" + k_mixed;
  world.read();
  CHECK(world.ui.shows("It would create 1, change 1 and delete 2; 2 stay as they are."));
}

TEST_CASE("a drive that is not there is told in the dialog") {
  ImportWorld world(k_mixed);
  world.path = "Q:\\x.reg";
  world.read();
  CHECK(world.ui.shows("cannot import Q:\\x.reg: there is no drive Q: here"));
}
