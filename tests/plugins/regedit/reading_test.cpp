// The page while the host still reads hives: what it shows, what waits and goes on by itself, and what does not wait.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/plugins/regedit/page_world.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const std::string k_software = "HKEY_LOCAL_MACHINE\\SOFTWARE";
const std::string k_acme = k_software + "\\Acme";

// SOFTWARE, with the key Acme, is being read; SYSTEM is there.
struct ReadingWorld : World {
  ReadingWorld() {
    host.set_text(k_acme, "Note", "spool");
    host.hives.push_back({k_software, LB_HIVE_READING});
    host.hives.back().progress = 0.4f;
    host.being_read = {k_software};
    host.changed();
    draw();
  }
  void finish() {
    host.hives.back().flags = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
    host.being_read.clear();
    host.changed();
    draw();
    draw();
  }
  [[nodiscard]] std::string address() const { return ui.inputs.at("address"); }
  [[nodiscard]] const FakeRow& software() const { return row_of(k_software); }
  [[nodiscard]] const FakeRow& row_of(const std::string& id) const {
    const auto& rows = ui.tables.at("tree");
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const FakeRow& row) { return row.id == id; });
    REQUIRE(found != rows.end());
    return *found;
  }
};

}  // namespace

TEST_CASE("the tree says of a hive how far it is read, and opens nothing of it") {
  ReadingWorld world;
  CHECK(world.software().cells[0] == "SOFTWARE (40 % read)");
  CHECK(world.software().icon == "hive");
  CHECK((world.software().flags & LB_ROW_HAS_CHILDREN) == 0);
  world.host.hives.back().progress = 0.75f;  // no new revision
  world.draw();
  CHECK(world.software().cells[0] == "SOFTWARE (75 % read)");
  world.host.hives.back().progress = 1;
  world.draw();
  CHECK(world.software().cells[0] == "SOFTWARE (being checked)");
  world.host.hives.back().progress = -1;
  world.draw();
  CHECK(world.software().cells[0] == "SOFTWARE (waits to be read)");
  world.finish();
  CHECK(world.software().cells[0] == "SOFTWARE");
  CHECK((world.software().flags & LB_ROW_HAS_CHILDREN) != 0);
}

TEST_CASE("the page of a hive that is being read says so, and offers no tools that write") {
  ReadingWorld world;
  world.type("address", k_software);
  CHECK(world.address() == k_software);
  CHECK(world.ui.shows("Reading SOFTWARE… 40 %"));
  CHECK(world.ui.shows("The rest of the registry can be used meanwhile."));
  CHECK_FALSE(world.ui.shows("cannot be read"));
  CHECK(world.ui.disabled_items.contains("new-key-button"));
  CHECK(world.ui.disabled_items.contains("delete-button"));
  world.finish();
  CHECK(world.ui.tables.contains("values"));
  CHECK_FALSE(world.ui.disabled_items.contains("new-key-button"));
}

TEST_CASE("an address in a hive that is being read is gone to when it is there") {
  ReadingWorld world;
  world.type("address", "HKLM\\SOFTWARE\\Acme");
  CHECK(world.address() == k_software);
  CHECK(world.ui.shows("Waiting to go to HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme."));
  world.finish();
  CHECK(world.address() == k_acme);
  CHECK_FALSE(world.has("stop-waiting"));
}

TEST_CASE("an address that turns out to lead nowhere says so when the hive is there") {
  ReadingWorld world;
  world.type("address", "HKLM\\SOFTWARE\\NoSuch");
  world.finish();
  CHECK(world.ui.shows("there is no key"));
  CHECK(world.address() == k_software);
}

TEST_CASE("whoever goes elsewhere, or does not want to wait, stays there") {
  ReadingWorld world;
  world.type("address", k_acme);
  const bool is_given_up = GENERATE(false, true);
  if (is_given_up) {
    world.press("stop-waiting");
  } else {
    world.ui.events["tree"].select = 0;
    world.draw();
  }
  world.draw();
  CHECK_FALSE(world.has("stop-waiting"));
  const std::string stays_at = world.address();
  world.finish();
  CHECK(world.address() == stays_at);
}

TEST_CASE("a key that was open and selected is so again when its hive was read once more") {
  ReadingWorld world;
  world.host.at(k_acme + "\\Tool");
  world.finish();
  world.type("address", k_acme + "\\Tool");
  world.host.being_read = {k_software};  // its edits were discarded
  world.host.changed();
  world.draw();
  CHECK(world.address() == k_software);
  world.finish();
  CHECK(world.address() == k_acme + "\\Tool");
}

TEST_CASE("keys that were open open again, also those that nobody selected") {
  ReadingWorld world;
  world.host.at(k_acme + "\\Tool");
  world.finish();
  world.type("address", k_acme + "\\Tool");
  world.type("address", k_key);
  world.host.being_read = {k_software};
  world.host.changed();
  world.draw();
  world.host.changed();  // something else was read
  world.draw();
  world.finish();
  CHECK(world.address() == k_key);
  (void)world.row_of(k_acme + "\\Tool");
}

TEST_CASE("edits and undo of other hives go on, those of a hive that is read again are refused in plain words") {
  ReadingWorld world;
  world.select(k_start_row);
  world.press_key("Delete");
  world.press("delete/ok");
  CHECK(world.host.at(k_key).value("Start") == nullptr);
  world.select(k_name_row);
  world.press_key("F2");
  world.host.being_read.insert("HKEY_LOCAL_MACHINE\\SYSTEM");
  world.type("rename/name", "Other");
  CHECK(world.ui.shows("SYSTEM is still being read"));
  CHECK(world.host.at(k_key).value("Other") == nullptr);
}

TEST_CASE("a search of hives that are being read begins when they are there") {
  ReadingWorld world;
  world.press_key("Ctrl+F");
  world.type("find/text", "spool");
  CHECK(world.ui.shows("Waiting: HKEY_LOCAL_MACHINE\\SOFTWARE is still being read. The search begins then."));
  CHECK(world.host.jobs.started == 0);
  world.finish();
  CHECK(world.host.jobs.started == 1);
  CHECK(world.ui.tables.at("find/hits").size() == 2);
}

TEST_CASE("a search that waits can be cancelled") {
  ReadingWorld world;
  world.press_key("Ctrl+F");
  world.type("find/text", "spool");
  world.press("find/stop");
  world.finish();
  CHECK(world.host.jobs.started == 0);
  CHECK(world.ui.shows("Cancelled."));
}

TEST_CASE("an export of hives that are being read begins when they are there, unless it is cancelled") {
  ReadingWorld world;
  lifeboat::testing::TemporaryFolder folder;
  const std::string file = (folder.path() / "x.reg").string();
  world.press_key("Ctrl+E");
  world.press("export/everywhere");
  world.type("export/file", file);
  CHECK(world.ui.shows("The export begins then."));
  const bool is_cancelled = GENERATE(false, true);
  if (is_cancelled) world.press("export/close");
  world.finish();
  CHECK(std::filesystem::exists(file) == !is_cancelled);
  CHECK(world.ui.shows(is_cancelled ? "Cancelled. No file was written." : "Written to"));
}

TEST_CASE("an import is compared with a hive that is being read when it is there") {
  ReadingWorld world;
  lifeboat::testing::TemporaryFolder folder;
  const std::string file = (folder.path() / "x.reg").string();
  std::ofstream(file) << "Windows Registry Editor Version 5.00\n[" + k_acme + "]\n\"Note\"=\"new\"\n";
  world.press_key("Ctrl+I");
  world.type("import/file", file);
  CHECK(world.ui.shows("The comparison begins then."));
  world.finish();
  CHECK(world.ui.shows("It would create 0, change 1 and delete 0"));
}

TEST_CASE("a hive is loaded by itself when it has been read, and meanwhile can be given up") {
  ReadingWorld world;
  world.finish();
  world.host.is_load_busy = true;
  world.choose("file-bar", "load-hive");
  world.ui.typing["load-hive/file"] = "\\spare.dat";
  world.ui.typing["load-hive/name"] = "Spare";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("Waiting to load \\spare.dat."));
  const bool is_given_up = GENERATE(false, true);
  if (is_given_up) world.press("stop-waiting");
  CHECK(world.host.loads_cancelled == (is_given_up ? 1 : 0));
  world.host.is_load_busy = false;
  world.host.changed();
  world.draw();
  world.draw();
  CHECK(world.host.loaded.size() == (is_given_up ? 1 : 2));
  CHECK((world.address() == "HKEY_LOCAL_MACHINE\\Spare") == !is_given_up);
}

TEST_CASE("a load goes on while the person looks at something else, and says what was wrong") {
  ReadingWorld world;
  world.host.is_load_busy = true;
  world.choose("file-bar", "load-hive");
  world.ui.typing["load-hive/file"] = "\\spare.dat";
  world.ui.typing["load-hive/name"] = "Spare";
  world.draw();
  world.draw();
  world.type("address", k_key);
  world.host.is_load_busy = false;
  world.host.hive_refusal = "spare.dat is no hive";
  world.host.changed();
  world.draw();
  CHECK(world.ui.shows("spare.dat is no hive"));
  CHECK(world.host.loads_cancelled == 0);
  CHECK(world.address() == k_key);
}

TEST_CASE("a favourite in a hive that is being read can be chosen") {
  ReadingWorld world;
  world.ui.keys.insert("Alt+A");
  world.draw();
  CHECK_FALSE(world.ui.disabled_items.contains("favourites-bar-menu/winlogon"));
}
