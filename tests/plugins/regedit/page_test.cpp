// The page through a ui that draws nothing: what the person does becomes the right edit, and only that.
#include <algorithm>
#include <catch2/catch.hpp>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/registry_editor.hpp"
#include "tests/plugins/regedit/fake_host.hpp"
#include "tests/plugins/regedit/fake_ui.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const std::string k_key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler";

struct World {
  World() {
    host.at("HKLM\\SAM");
    host.set_text(k_key, "Name", "Print");
    host.at(k_key).values.push_back({"Start", parse_data(k_dword, "2").value()});
    host.at(k_key).values.push_back({"Bytes", parse_data(k_binary, "01ff").value()});
    draw();
    ui.typing["address"] = k_key;
    draw();
    draw();
  }
  void draw() {
    ui.frame([&](lifeboat::sdk::Ui& page) { tool.frame(page); });
  }
  void press(const std::string& path) {
    ui.presses.insert(path);
    draw();
  }
  void activate(std::int32_t row) {
    ui.events["values"].activate = row;
    draw();
    draw();
  }
  [[nodiscard]] lifeboat::sdk::RegistryData data(const std::string& name) { return host.at(k_key).value(name)->data; }

  FakeHost host;
  FakeUi ui;
  RegistryEditor tool{host.host()};
};

// Rows of `values`: (Default), Bytes, Name, Start.
constexpr std::int32_t k_default_row = 0, k_bytes_row = 1, k_name_row = 2, k_start_row = 3;

}  // namespace

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

TEST_CASE("Enter on a number edits it: the old value is shown, hexadecimal is what is typed") {
  World world;
  world.activate(k_start_row);
  CHECK(world.ui.shows("Data now: 0x00000002 (2)"));
  CHECK(world.ui.inputs.at("edit/data") == "2");
  world.ui.typing["edit/data"] = "1f";
  world.draw();
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{0x1f, 0, 0, 0});
  CHECK(world.host.save_count == 0);
  world.draw();
  CHECK_FALSE(world.ui.items.contains("edit/data"));
  CHECK(world.ui.shows("1 unsaved change"));
}

TEST_CASE("a number in decimal, the base switched with the number kept") {
  World world;
  world.activate(k_start_row);
  world.ui.typing["edit/data"] = "zz";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("is not a number"));
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{2, 0, 0, 0});
  world.activate(k_start_row);
  world.press("edit/decimal");
  world.ui.typing["edit/data"] = "16";
  world.draw();
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{16, 0, 0, 0});
}

TEST_CASE("Cancel and Escape change nothing") {
  World world;
  world.activate(k_name_row);
  world.press("edit/cancel");
  world.activate(k_name_row);
  world.ui.keys.insert("Escape");
  world.draw();
  world.draw();
  CHECK_FALSE(world.ui.items.contains("edit/data"));
  CHECK(world.host.change_count == 0);
}

TEST_CASE("the default value that is not set can be set") {
  World world;
  world.activate(k_default_row);
  world.ui.typing["edit/data"] = "now set";
  world.draw();
  CHECK(world.data("").bytes == parse_data(k_sz, "now set").value().bytes);
}

TEST_CASE("what cannot be edited is shown with the reason and no OK") {
  World world;
  world.activate(k_bytes_row);
  CHECK(world.ui.shows("cannot be edited"));
  CHECK(world.ui.inputs.at("edit/data") == "01FF");
  CHECK_FALSE(world.ui.items.contains("edit/ok"));
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
