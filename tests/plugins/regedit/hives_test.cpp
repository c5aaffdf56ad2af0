// Hive files on the page: what is limited and what helps, loading and unloading, the history and undo.
#include <algorithm>
#include <catch2/catch.hpp>

#include "plugins/regedit/model/history.hpp"
#include "tests/plugins/regedit/page_world.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const FakeRow& tree_row(const World& world, const std::string& id) {
  const auto& rows = world.ui.tables.at("tree");
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const FakeRow& row) { return row.id == id; });
  REQUIRE(found != rows.end());
  return *found;
}

const std::string k_system = "HKEY_LOCAL_MACHINE\\SYSTEM";

void draw_with_flags(World& world, std::uint32_t flags) {
  world.host.hives[0].flags |= flags;
  world.host.hives[0].log_entries = 24;
  world.host.changed();
  world.draw();
}

}  // namespace

TEST_CASE("a hive whose logs hold later changes says so in the tree and above its values, and replays on a yes") {
  World world;
  CHECK_FALSE(world.has("replay-logs"));
  CHECK(tree_row(world, k_system).icon == "hive");
  draw_with_flags(world, LB_HIVE_UNCLEAN | LB_HIVE_REPLAYABLE);
  CHECK(tree_row(world, k_system).icon == "warning");
  CHECK(tree_row(world, k_system).cells[0] == "SYSTEM (newer logs)");
  CHECK(world.ui.shows("Its logs hold 24 later changes"));
  world.press("replay-logs");
  world.draw();
  CHECK(world.ui.shows("as Windows itself would"));
  CHECK(world.host.replay_count == 0);
  world.press("replay/ok");
  CHECK(world.host.replay_count == 1);
  world.draw();
  CHECK_FALSE(world.has("replay-logs"));
  CHECK(tree_row(world, k_system).cells[0] == "SYSTEM");
}

TEST_CASE("a damaged hive says what is limited in the host's words; another hive says nothing") {
  World world;
  world.host.hives[0].problem = "bin at 0x1000 cannot be read";
  draw_with_flags(world, LB_HIVE_DAMAGED);
  CHECK(tree_row(world, k_system).cells[0] == "SYSTEM (damaged)");
  CHECK(world.ui.shows("bin at 0x1000 cannot be read"));
  world.type("address", "HKLM\\SAM");
  CHECK_FALSE(world.ui.shows("bin at 0x1000 cannot be read"));
}

TEST_CASE("the root of a user's hive is named after its owner") {
  World world;
  world.host.hives[0].label = "Bob";
  world.host.changed();
  world.draw();
  CHECK(tree_row(world, k_system).cells[0] == "SYSTEM (Bob)");
}

TEST_CASE("a hive file is loaded under the name that was typed, and shown") {
  World world;
  world.choose("file-bar", "load-hive");
  world.type("load-hive/name", "Bob");
  CHECK(world.ui.shows("path of the file"));
  world.ui.presses.insert("load-hive/users");
  world.ui.typing["load-hive/file"] = "\\Users\\Bob\\NTUSER.DAT";
  world.type("load-hive/name", "Bob");
  CHECK(world.host.loaded == std::vector<std::string>{"\\Users\\Bob\\NTUSER.DAT|HKEY_USERS|Bob"});
  CHECK(world.ui.inputs.at("address") == "HKEY_USERS\\Bob");
}

TEST_CASE("what cannot be loaded says why") {
  World world;
  world.host.hive_refusal = "it is not a registry file";
  world.choose("file-bar", "load-hive");
  world.ui.typing["load-hive/file"] = "\\pagefile.sys";
  world.type("load-hive/name", "Bob");
  CHECK(world.ui.shows("it is not a registry file"));
  CHECK(world.ui.inputs.at("address") == k_key);
}

TEST_CASE("only a loaded hive is unloaded, after a yes") {
  World world;
  world.ui.presses.insert("file-bar");
  world.draw();
  CHECK(world.ui.disabled_items.contains("file-bar-menu/unload-hive"));
  draw_with_flags(world, LB_HIVE_LOADED);
  world.choose("file-bar", "unload-hive");
  CHECK(world.host.unloaded.empty());
  world.press("unload-hive/ok");
  CHECK(world.host.unloaded == std::vector<std::uint32_t>{0});
}

TEST_CASE("undo and redo by keys and buttons, where there is something to take back") {
  World world;
  CHECK(world.ui.disabled_items.contains("undo-button"));
  world.press_key("Ctrl+Z");
  CHECK(world.host.history.undo_count == 0);
  world.host.history.can_undo = world.host.history.can_redo = true;
  world.press_key("Ctrl+Z");
  world.press("undo-button");
  CHECK(world.host.history.undo_count == 2);
  world.press_key("Ctrl+Y");
  CHECK(world.host.history.redo_count == 1);
}

TEST_CASE("what was changed is listed newest first, with who, what, before and after, and what became of it") {
  World world;
  world.host.history.journal = {
      {LB_CHANGE_SET_VALUE, LB_CHANGE_SAVED, 0, 1'700'000'000'000, "local user", "registry-editor", "", k_key, "Start",
       "2", "4"},
      {LB_CHANGE_CREATE_KEY, 0, 7, 1'700'000'001'000, "technician Ada", "registry-editor", "Import of fix.reg",
       k_key + "\\New", "", "", ""},
      {LB_CHANGE_DELETE_VALUE, LB_CHANGE_UNDONE, 0, 1'700'000'002'000, "local user", "registry-editor", "", k_key, "",
       "gone\n", ""},
  };
  world.press_key("Ctrl+H");
  const auto& rows = world.ui.tables.at("history/changes");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].id == "change-3");
  CHECK(rows[0].cells[1] == "Value \"(Default)\" deleted");
  CHECK(rows[0].cells[2] == "gone\\x0a →");
  CHECK(rows[0].cells[4] == "Undone");
  CHECK(rows[1].cells[1] == "Key created");
  CHECK(rows[1].cells[2].empty());
  CHECK(rows[1].cells[4] == "Not saved");
  CHECK(rows[2].cells[1] == "Value \"Start\" set");
  CHECK(rows[2].cells[2] == "2 → 4");
  CHECK(rows[2].cells[3] == "local user");
  CHECK(rows[2].cells[4] == "Saved");
  CHECK(rows[2].cells[0] == time_of(world.host.history.journal[0], false));
  world.ui.events["history/changes"].select = 1;
  world.draw();
  world.draw();
  CHECK(world.ui.shows("Part of: Import of fix.reg."));
  CHECK(world.ui.shows(k_key + "\\New"));
  world.press("history/close");
  CHECK_FALSE((world.draw(), world.has("history/close")));
}

TEST_CASE("an empty history says so, and a journal that shrinks leaves no selection behind") {
  World world;
  world.press_key("Ctrl+H");
  CHECK(world.ui.tables.at("history/changes").empty());
  CHECK(std::string(world.ui.table_facts.at("history/changes").empty_text) == "Nothing was changed yet.");
}

TEST_CASE("a host without hives offers nothing of that, and the rest works") {
  FakeHost host;
  host.hidden_extensions.insert(LB_EXT_HIVES);
  host.set_text(k_key, "Name", "Print");
  FakeUi ui;
  RegistryEditor tool(host.host());
  const auto draw = [&] { ui.frame([&](lifeboat::sdk::Ui& page) { tool.frame(page); }); };
  draw();
  for (const char* item : {"undo-button", "redo-button"}) CHECK_FALSE(ui.items.contains(item));
  ui.keys = {"Ctrl+Z", "Ctrl+H"};
  draw();
  CHECK_FALSE(ui.items.contains("history/close"));
  ui.presses.insert("file-bar");
  draw();
  CHECK_FALSE(ui.items.contains("file-bar-menu/load-hive"));
  ui.presses.insert("edit-bar");
  draw();
  CHECK_FALSE(ui.items.contains("edit-bar-menu/undo"));
  CHECK(ui.items.contains("edit-bar-menu/new-key"));
}
