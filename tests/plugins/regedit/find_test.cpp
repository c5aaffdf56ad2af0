// Find: the search in a job, the hits as they come in, and what the dialog and the keys do with them.
#include <algorithm>
#include <catch2/catch.hpp>

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/page_world.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const std::string k_spool_dir = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Spool\\Dir";

// Hits of "spool": the keys Spooler and Spool, and the value "spool path" with its data.
struct FindWorld : World {
  FindWorld() {
    host.set_text(k_spool_dir, "spool path", "C:\\spool");
    host.changed();
    draw();
  }
  void open() { press_key("Ctrl+F"); }
  void find(const std::string& text) {
    open();
    type("find/text", text);
  }
  [[nodiscard]] std::vector<std::string> hits() const {
    std::vector<std::string> out;
    for (const FakeRow& row : ui.tables.at("find/hits")) out.push_back(row.cells[0] + "|" + row.cells[1]);
    return out;
  }
  [[nodiscard]] std::string address() const { return ui.inputs.at("address"); }
  void act_on_hit(std::int32_t row) {
    ui.events["find/hits"].activate = row;
    draw();
    draw();
  }
};

const std::vector<std::string> k_spool_hits = {k_key + "|(the key)", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Spool|(the key)",
                                               k_spool_dir + "|spool path"};

}  // namespace

TEST_CASE("a text is found in keys, values and data, each place once, in the order of the registry") {
  FindWorld world;
  world.find("SPOOL");
  CHECK(world.hits() == k_spool_hits);
  CHECK(world.ui.tables.at("find/hits")[2].cells[2] == "C:\\spool");
  CHECK(world.ui.shows("Found: 3"));
  CHECK(world.host.live_snapshots == 0);
  CHECK(world.host.jobs.jobs.empty());
}

TEST_CASE("the checks say where to look and how") {
  FindWorld world;
  world.open();
  world.press("find/keys");
  world.press("find/values");
  world.type("find/text", "spool");
  CHECK(world.hits() == std::vector<std::string>{k_spool_dir + "|spool path"});
  world.press("find/keys");
  world.press("find/whole");
  world.type("find/text", "spool");
  CHECK(world.hits() == std::vector<std::string>{"HKEY_LOCAL_MACHINE\\SOFTWARE\\Spool|(the key)"});
  world.press("find/case");
  world.type("find/text", "spool");
  CHECK(world.hits().empty());
  CHECK(world.ui.shows("Nothing was found in"));
}

TEST_CASE("bytes are found in data") {
  FindWorld world;
  world.find("hex:01ff");
  CHECK(world.hits() == std::vector<std::string>{k_key + "|Bytes"});
}

TEST_CASE("the search can be kept to the selected key") {
  FindWorld world;
  world.type("address", "HKLM\\SOFTWARE");
  world.open();
  world.press("find/here");
  world.draw();
  CHECK(world.ui.shows("HKEY_LOCAL_MACHINE\\SOFTWARE"));
  world.type("find/text", "spool");
  CHECK(world.hits().size() == 2);
}

TEST_CASE("what cannot be searched for says why, and starts nothing") {
  FindWorld world;
  world.find("");
  CHECK(world.ui.shows("There is nothing to search for."));
  world.type("find/text", "hex:0g");
  CHECK_FALSE(world.ui.tables.contains("find/hits"));
  for (const char* place : {"find/keys", "find/values", "find/data"}) world.press(place);
  world.type("find/text", "spool");
  CHECK(world.ui.shows("at least one"));
  CHECK(world.host.jobs.started == 0);
  world.press("find/keys");
  world.host.jobs.start_answer = LB_REFUSED;
  world.type("find/text", "spool");
  CHECK(world.ui.shows("16 jobs"));
  CHECK(world.host.live_snapshots == 0);
}

TEST_CASE("Enter on a hit goes to the key and selects the value, and closes the dialog") {
  FindWorld world;
  world.find("spool");
  world.act_on_hit(2);
  CHECK_FALSE(world.has("find/text"));
  CHECK(world.address() == k_spool_dir);
  CHECK(world.ui.table_facts.at("values").selected == 1);  // below the default value
}

TEST_CASE("a hit in the default value selects it") {
  FindWorld world;
  world.host.set_text("HKLM\\SOFTWARE\\Plain", "", "needle");
  world.host.changed();
  world.find("needle");
  CHECK(world.hits() == std::vector<std::string>{"HKEY_LOCAL_MACHINE\\SOFTWARE\\Plain|(Default)"});
  world.act_on_hit(0);
  CHECK(world.ui.table_facts.at("values").selected == 0);
}

TEST_CASE("F3 asks what to find, then goes from hit to hit until there are no more") {
  FindWorld world;
  world.press_key("F3");
  CHECK(world.has("find/text"));
  world.type("find/text", "spool");
  world.press("find/close");
  world.press_key("F3");
  CHECK(world.address() == k_key);
  world.press_key("F3");
  world.press_key("F3");
  CHECK(world.address() == k_spool_dir);
  world.press_key("F3");
  CHECK(world.ui.shows("There is nothing more"));
  CHECK(world.address() == k_spool_dir);
}

TEST_CASE("the hit that was moved to is where the button goes, and F3 goes on from there") {
  FindWorld world;
  world.find("spool");
  CHECK(world.ui.disabled_items.contains("find/go"));
  world.ui.events["find/hits"].select = 1;
  world.draw();
  world.draw();
  world.press("find/go");
  world.draw();
  CHECK(world.address() == "HKEY_LOCAL_MACHINE\\SOFTWARE\\Spool");
  world.press_key("F3");
  CHECK(world.address() == k_spool_dir);
}

TEST_CASE("hits are listed while the search runs") {
  FindWorld world;
  world.host.jobs.is_held = true;
  world.find("spool");
  CHECK(world.ui.shows("Searching…"));
  CHECK(world.hits().empty());
  std::vector<std::size_t> seen;
  world.host.jobs.between = [&](std::uint32_t) {
    world.draw();
    seen.push_back(world.hits().size());
  };
  world.host.jobs.run();
  CHECK(seen.front() == 0);
  CHECK(seen.back() == 2);  // the last is found after the last question
  CHECK(std::count(seen.begin(), seen.end(), 1u) > 0);
  world.draw();
  CHECK(world.hits() == k_spool_hits);
}

TEST_CASE("a search in progress is cancelled by its button, by Escape and by a new search") {
  FindWorld world;
  world.host.jobs.is_held = true;
  world.find("spool");
  SECTION("button") {
    world.host.jobs.between = [&](std::uint32_t ask) {
      if (ask == 6) world.press("find/stop");
    };
    world.host.jobs.run();
    world.draw();
    CHECK(world.ui.shows("Cancelled. Found until then: 1"));
    CHECK(world.hits().size() == 1);
    CHECK(world.ui.disabled_items.contains("find/stop"));
  }
  SECTION("Escape") {
    world.press_key("Escape");
    CHECK_FALSE(world.has("find/text"));
    CHECK(world.host.jobs.jobs.begin()->second.is_cancelled);
  }
  SECTION("a new search") {
    world.type("find/text", "needle");
    CHECK(world.host.jobs.started == 2);
    CHECK(world.host.jobs.jobs.size() == 1);
    CHECK(world.host.live_snapshots == 1);
  }
}

TEST_CASE("a search goes on behind a hit that was gone to") {
  FindWorld world;
  world.host.jobs.is_held = true;
  world.find("spool");
  world.host.jobs.between = [&](std::uint32_t ask) {
    if (ask == 12) world.act_on_hit(0);
  };
  world.host.jobs.run();
  CHECK(world.address() == k_key);
  world.host.jobs.between = {};
  world.press_key("F3");
  world.press_key("F3");
  CHECK(world.address() == k_spool_dir);
}

TEST_CASE("a tool that is closed ends its search") {
  FakeHost host;
  host.jobs.is_held = true;
  host.at(k_key);
  {
    FakeUi ui;
    RegistryEditor tool(host.host());
    const auto draw = [&] { ui.frame([&](lifeboat::sdk::Ui& page) { tool.frame(page); }); };
    draw();
    ui.keys.insert("Ctrl+F");
    draw();
    ui.typing["find/text"] = "spool";
    draw();
    CHECK(host.jobs.jobs.size() == 1);
  }
  CHECK(host.jobs.jobs.empty());
  CHECK(host.live_snapshots == 0);
}

TEST_CASE("the list ends at its limit and says that there is more") {
  FindWorld world;
  for (std::size_t i = 0; i <= Finder::k_hit_limit; ++i) {
    world.host.at("HKLM\\SAM").values.push_back({"many " + std::to_string(i), {k_dword, {1, 0, 0, 0}}});
  }
  world.find("many");
  CHECK(world.ui.table_facts.at("find/hits").row_count == Finder::k_hit_limit);
  CHECK(world.ui.shows("These are the first 5000; there are more."));
  world.host.at("HKLM\\SAM").values.pop_back();
  world.type("find/text", "many");
  CHECK(world.ui.shows("Found: 5000"));
}

TEST_CASE("places that cannot be read are counted, and the first is named") {
  FindWorld world;
  world.host.at("HKLM\\SAM").damage = "the bin at 0x1000 is cut short";
  world.find("nowhere");
  CHECK(world.ui.shows("1 place could not be read and was not searched: HKEY_LOCAL_MACHINE\\SAM: the bin at 0x1000"));
  world.host.at("HKLM\\SECURITY").damage = "gone";
  world.type("find/text", "nowhere");
  CHECK(world.ui.shows("2 places could not be read"));
}

TEST_CASE("a path too long for its column is shown from its end") {
  CHECK(path_end("HKLM\\SYSTEM\\Select", 18) == "HKLM\\SYSTEM\\Select");
  CHECK(path_end("HKLM\\SYSTEM\\Select", 17) == "…\\SYSTEM\\Select");
  CHECK(path_end("HKLM\\SYSTEM\\Select", 9) == "…\\Select");
  CHECK(path_end("HKLM\\SYSTEM\\Select", 3) == "…\\Select");
  CHECK(path_end("HKEY_LOCAL_MACHINE", 3) == "HKEY_LOCAL_MACHINE");
}

TEST_CASE("a hit that is no longer there says so") {
  FindWorld world;
  world.find("spool path");
  world.host.at("HKLM\\SOFTWARE").children.clear();
  world.host.changed();
  world.act_on_hit(0);
  CHECK(world.ui.shows("there is no"));
}

TEST_CASE("a host without jobs or snapshots offers no search") {
  for (const char* missing : {LB_EXT_JOBS, LB_EXT_SNAPSHOT}) {
    World world;
    world.host.hidden_extensions.insert(missing);
    world.press_key("Ctrl+F");
    CHECK_FALSE(world.has("find/text"));
    world.press("go-bar");
    CHECK_FALSE(world.has("go-bar-menu/find"));
  }
}
