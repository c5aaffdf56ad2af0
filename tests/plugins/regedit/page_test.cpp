// The page through a ui that draws nothing: what the person does becomes the right edit, and only that.
#include <algorithm>
#include <catch2/catch.hpp>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/page_world.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

TEST_CASE("the page shows tree and values of the key in the address") {
  World world;
  const auto& values = world.ui.tables.at("values");
  REQUIRE(values.size() == 4);
  CHECK(values[0].id == "(default)");
  CHECK(values[3].id == "Start");
  CHECK(values[3].cells == std::vector<std::string>{"Start", "REG_DWORD", "0x00000002 (2)"});
  CHECK(world.ui.tables.at("tree").back().id == k_key);
  CHECK(world.ui.inputs.at("address") == k_key);
  CHECK(world.host.change_count == 0);
}

TEST_CASE("a new key is made in the selected key, and selected") {
  World world;
  world.press("new-key-button");
  world.draw();
  world.ui.typing["new-key/name"] = "a\\b";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("backslash"));
  world.ui.typing["new-key/name"] = "Fresh";
  world.draw();
  world.draw();
  CHECK(world.host.find(k_key + "\\Fresh") != nullptr);
  CHECK(world.ui.inputs.at("address") == k_key + "\\Fresh");
}

TEST_CASE("a new value of a chosen type; a name that is taken is refused") {
  World world;
  world.press("new-value-button");
  world.draw();
  world.ui.typing["new-value/name"] = "start";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("already"));
  world.ui.typing["new-value/type"] = "2";
  world.ui.typing["new-value/data"] = "0x10";
  world.ui.typing["new-value/name"] = "Delay";
  world.draw();
  CHECK(world.data("Delay").type == k_dword);
  CHECK(world.data("Delay").bytes == std::vector<std::uint8_t>{16, 0, 0, 0});
}

TEST_CASE("Delete asks, names what goes, and means the side where the person was") {
  World world;
  world.ui.events["values"].select = k_start_row;
  world.draw();
  world.ui.keys.insert("Delete");
  world.draw();
  world.draw();
  CHECK(world.ui.shows("\"Start\""));
  CHECK(world.ui.shows(k_key));
  CHECK(world.host.change_count == 0);
  world.press("delete/ok");
  CHECK(world.host.at(k_key).value("Start") == nullptr);

  world.ui.events["tree"].select = static_cast<std::int32_t>(world.ui.tables.at("tree").size()) - 1;
  world.draw();
  world.ui.keys.insert("Delete");
  world.draw();
  world.draw();
  CHECK(world.ui.shows("This key with all its values"));
  world.press("delete/ok");
  CHECK(world.host.find(k_key) == nullptr);
}

TEST_CASE("save and discard go to the host, and its answer is shown") {
  World world;
  CHECK_FALSE(world.ui.items.contains("save"));
  world.host.change_count = 2;
  world.draw();
  CHECK(world.ui.shows("2 unsaved changes"));
  CHECK(world.tool.has_unsaved_work());
  world.host.save_answer = LB_REFUSED;
  world.press("save");
  CHECK(world.host.save_count == 1);
  world.draw();
  CHECK(world.ui.shows("the disk is read-only"));
  world.press("discard");
  world.draw();
  CHECK(world.ui.shows("2 changes are not saved. Discarding them cannot be undone."));
  world.press("discard/cancel");
  CHECK(world.host.discard_count == 0);
  world.press("discard");
  world.draw();
  world.press("discard/ok");
  CHECK(world.host.discard_count == 1);
  world.host.save_message = "Saved. The old files are in \\Lifeboat";
  world.draw();
  CHECK(world.ui.shows("Saved."));
  world.host.save_state = LB_SAVE_WRITING;
  world.draw();
  CHECK(world.ui.shows("Please wait"));
}

TEST_CASE("what cannot be written offers no tools that write") {
  World world;
  world.host.is_writable = false;
  world.host.changed();
  world.draw();
  CHECK(world.ui.disabled_items.contains("new-key-button"));
  CHECK(world.ui.disabled_items.contains("delete-button"));
  world.ui.keys.insert("Delete");
  world.draw();
  world.draw();
  CHECK_FALSE(world.ui.items.contains("delete/ok"));
  world.ui.events["values"].activate = 1;
  world.draw();
  world.draw();
  CHECK_FALSE(world.ui.items.contains("edit/ok"));
}

TEST_CASE("Ctrl+L asks for a path; a path that leads nowhere says so") {
  World world;
  world.ui.keys.insert("Ctrl+L");
  world.draw();
  world.ui.typing["go/path"] = "HKLM\\NoSuch";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("there is no key"));
  CHECK(world.ui.inputs.at("address") == k_key);
}

TEST_CASE("a damaged hive is named in tree and page; limited functionality is said") {
  World world;
  world.host.at("HKLM\\SAM").damage = "SAM is cut short";
  world.host.is_limited = true;
  world.host.changed();
  world.draw();
  const auto& tree = world.ui.tables.at("tree");
  const auto sam = std::find_if(tree.begin(), tree.end(), [](const FakeRow& row) { return row.id.ends_with("SAM"); });
  REQUIRE(sam != tree.end());
  CHECK(sam->icon == "warning");
  CHECK(sam->cells[0] == "SAM (cannot be read)");
  CHECK(world.ui.shows("Limited functionality"));
  world.ui.events["tree"].select = static_cast<std::int32_t>(sam - tree.begin());
  world.draw();
  world.draw();
  CHECK(world.ui.shows("SAM is cut short"));
}

TEST_CASE("without a registry the page says why, and comes back") {
  World world;
  world.host.no_registry = "No Windows is selected.";
  world.host.changed();
  world.draw();
  CHECK(world.ui.shows("No Windows is selected."));
  world.host.no_registry.clear();
  world.host.changed();
  world.draw();
  CHECK(world.ui.tables.contains("tree"));
}

TEST_CASE("the menu of a row offers what the row allows") {
  World world;
  world.ui.events["values"].context = k_start_row;
  world.draw();
  CHECK(world.ui.items.contains("menu/edit"));
  CHECK(world.ui.items.contains("menu/delete"));
}

TEST_CASE("a closed tool leaves no text and no key behind") {
  FakeHost host;
  host.at(k_key);
  {
    FakeUi ui;
    RegistryEditor tool(host.host());
    ui.frame([&](lifeboat::sdk::Ui& page) { tool.frame(page); });
    CHECK(host.live_texts > 0);
  }
  CHECK(host.live_texts == 0);
  CHECK(host.open_handles == 0);
}

TEST_CASE("F2 renames the selected value, and the key when the person was in the tree") {
  World world;
  world.select(k_start_row);
  world.press_key("F2");
  CHECK(world.ui.inputs.at("rename/name") == "Start");
  world.type("rename/name", "");
  CHECK(world.ui.shows("needs a name"));
  world.type("rename/name", "Begin");
  CHECK(world.data("Begin").type == k_dword);
  CHECK(world.host.at(k_key).value("Start") == nullptr);

  world.ui.events["tree"].select = static_cast<std::int32_t>(world.ui.tables.at("tree").size()) - 1;
  world.draw();
  world.press_key("F2");
  world.type("rename/name", "a\\b");
  CHECK(world.ui.shows("backslash"));
  world.type("rename/name", "Printing");
  CHECK(world.host.find("HKLM\\SYSTEM\\Printing") != nullptr);
  CHECK(world.ui.inputs.at("address") == "HKEY_LOCAL_MACHINE\\SYSTEM\\Printing");
}

TEST_CASE("a name that is taken is refused by the host, in its words; the same name changes nothing") {
  World world;
  world.select(k_start_row);
  world.press_key("F2");
  world.type("rename/name", "Name");
  CHECK(world.ui.shows("Name is there already"));
  world.press_key("F2");
  world.type("rename/name", "Start");
  CHECK(world.host.change_count == 0);
}

TEST_CASE("the default value and the roots are not renamed") {
  World world;
  world.select(k_default_row);
  world.press_key("F2");
  CHECK_FALSE(world.has("rename/name"));
  world.type("address", "HKEY_LOCAL_MACHINE");
  world.host.is_writable = false;
  world.host.changed();
  world.draw();
  world.choose("edit-bar", "new-key");
  CHECK_FALSE(world.has("new-key/name"));
}

TEST_CASE("the path of the selected key goes to the clipboard") {
  World world;
  world.press_key("Ctrl+Shift+C");
  CHECK(world.ui.clipboard == k_key);
}

TEST_CASE("Favourites lead to the keys that there are, at the value that matters; others are disabled") {
  World world;
  const std::string session = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager";
  world.host.set_text(session, "BootExecute", "autocheck autochk *");
  world.host.changed();
  world.ui.keys.insert("Alt+A");
  world.draw();
  CHECK(world.ui.disabled_items.contains("favourites-bar-menu/network"));
  CHECK_FALSE(world.ui.disabled_items.contains("favourites-bar-menu/boot-execute"));
  world.choose("favourites-bar", "boot-execute");
  CHECK(world.ui.inputs.at("address") == session);
  CHECK(world.ui.table_facts.at("values").selected == 1);
}

TEST_CASE("in a narrow window fewer buttons stand beside the menus, which have all tools") {
  World world;
  world.ui.available_width = 40;
  world.draw();
  CHECK(world.has("new-key-button"));
  CHECK_FALSE(world.has("delete-button"));
  world.ui.available_width = 20;
  world.draw();
  CHECK_FALSE(world.has("new-key-button"));
  CHECK(world.has("edit-bar"));
}
