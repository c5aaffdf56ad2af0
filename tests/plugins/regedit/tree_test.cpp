// The tree of keys: what is shown follows the registry, at the cost of what is visible.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/editor.hpp"
#include "tests/plugins/fakes/fake_host.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::testing;

namespace {

const std::string k_root = "HKEY_LOCAL_MACHINE";

std::vector<std::string> names_of(KeyTree& tree) {
  std::vector<std::string> names;
  for (std::uint32_t row = 0; row < tree.row_count(); ++row) {
    names.push_back(std::string(tree.row(row).depth, ' ') + tree.row(row).name);
  }
  return names;
}

struct World {
  World() {
    for (const char* path : {"HKLM\\SAM", "HKLM\\SOFTWARE\\Acme\\Tool", "HKLM\\SOFTWARE\\Zebra", "HKLM\\SYSTEM\\Select"}) {
      host.at(path);
    }
  }
  FakeHost host;
  lifeboat::sdk::Registry registry{host.host()};
  KeyTree tree{registry};
};

}  // namespace

TEST_CASE("keys open and close, and rows below them move") {
  World world;
  world.tree.refresh();
  CHECK(names_of(world.tree) == std::vector<std::string>{k_root});
  REQUIRE(world.tree.toggle(0));
  REQUIRE(world.tree.toggle(2));
  CHECK(names_of(world.tree) ==
        std::vector<std::string>{k_root, " SAM", " SOFTWARE", "  Acme", "  Zebra", " SYSTEM"});
  REQUIRE(world.tree.toggle(5));
  REQUIRE(world.tree.toggle(3));
  CHECK(names_of(world.tree) == std::vector<std::string>{k_root, " SAM", " SOFTWARE", "  Acme", "   Tool", "  Zebra",
                                                         " SYSTEM", "  Select"});
  for (std::uint32_t row = 0; row < world.tree.row_count(); ++row) {
    CHECK(world.tree.row_of(world.tree.row(row).path) == row);
  }
  CHECK(world.tree.parent_of(4) == 3u);
  CHECK(world.tree.parent_of(7) == 6u);
  CHECK_FALSE(world.tree.parent_of(0));
  REQUIRE(world.tree.toggle(2));
  CHECK(names_of(world.tree) == std::vector<std::string>{k_root, " SAM", " SOFTWARE", " SYSTEM", "  Select"});
}

TEST_CASE("reveal opens the parents, whatever the case and the root's short name") {
  World world;
  world.tree.refresh();
  const auto row = world.tree.reveal("hklm\\software\\ACME\\tool");
  REQUIRE(row);
  auto found = row;
  CHECK(world.tree.row(found.value()).path == k_root + "\\SOFTWARE\\Acme\\Tool");
  CHECK(world.tree.reveal("HKLM\\Nothing").failure().status == LB_NOT_FOUND);
  CHECK(world.tree.reveal("").failure().status == LB_BAD_USE);
}

TEST_CASE("what was open stays open by name when keys come and go") {
  World world;
  world.tree.refresh();
  REQUIRE(world.tree.reveal("HKLM\\SOFTWARE\\Acme\\Tool"));
  auto& keys = world.host.at("HKLM").children;
  keys.insert(keys.begin(), std::make_unique<FakeKey>());
  keys.front()->name = "BCD";
  world.host.changed();
  world.tree.refresh();
  CHECK(names_of(world.tree) == std::vector<std::string>{k_root, " BCD", " SAM", " SOFTWARE", "  Acme", "   Tool",
                                                         "  Zebra", " SYSTEM"});
  std::erase_if(keys, [](const auto& key) { return key->name == "SOFTWARE"; });
  world.host.changed();
  world.tree.refresh();
  CHECK(names_of(world.tree) == std::vector<std::string>{k_root, " BCD", " SAM", " SYSTEM"});
}

TEST_CASE("a damaged hive stays in its place with the reason") {
  World world;
  world.host.at("HKLM\\SAM").damage = "cannot open hive SAM: bin at 0x1000 is cut short";
  world.tree.refresh();
  REQUIRE(world.tree.toggle(0));
  CHECK(world.tree.row(1).problem.find("cut short") != std::string::npos);
  CHECK_FALSE(world.tree.toggle(1));
  CHECK(world.tree.row_count() == 4);
}

TEST_CASE("of 100,000 subkeys only those that are looked at are read") {
  World world;
  auto& many = world.host.at("HKLM\\SOFTWARE\\Classes");
  for (int i = 0; i < 100'000; ++i) {
    many.children.push_back(std::make_unique<FakeKey>());
    many.children.back()->name = "k" + std::to_string(i);
  }
  world.tree.refresh();
  REQUIRE(world.tree.reveal("HKLM\\SOFTWARE\\Classes\\k0"));
  const auto open_row = world.tree.row_of("HKLM\\SOFTWARE\\Classes");
  REQUIRE(open_row);
  world.host.names_read = 0;
  for (int frame = 0; frame < 10; ++frame) {
    for (std::uint32_t row = *open_row + 50'001; row < *open_row + 50'041; ++row) {
      CHECK(world.tree.row(row).name == "k" + std::to_string(row - *open_row - 1));
    }
  }
  CHECK(world.host.names_read == 40);
  CHECK(world.tree.row_count() > 100'000);
}

TEST_CASE("no handle stays open when the tree is gone") {
  FakeHost host;
  host.at("HKLM\\SYSTEM\\Select");
  {
    lifeboat::sdk::Registry registry{host.host()};
    KeyTree tree{registry};
    tree.refresh();
    REQUIRE(tree.reveal("HKLM\\SYSTEM\\Select"));
    host.changed();
    tree.refresh();
    CHECK(host.open_handles == 3);
  }
  CHECK(host.open_handles == 0);
}

TEST_CASE("the selection falls back to the nearest key that is still there") {
  World world;
  Editor editor(world.host.host());
  editor.refresh();
  CHECK(editor.selected_key() == k_root);
  editor.apply(GoTo{"HKLM\\SOFTWARE\\Acme\\Tool"});
  CHECK(editor.selected_key() == k_root + "\\SOFTWARE\\Acme\\Tool");
  editor.apply(DeleteKey{k_root + "\\SOFTWARE\\Acme"});
  editor.refresh();
  CHECK(editor.selected_key() == k_root + "\\SOFTWARE");
  CHECK(editor.values().path() == k_root + "\\SOFTWARE");
}

TEST_CASE("a name with a NUL is never cut short to name another value") {
  World world;
  world.host.set_text("HKLM\\SYSTEM\\Select", "Start", "right");
  world.host.set_text("HKLM\\SYSTEM\\Select", std::string("Start\0evil", 10), "wrong");
  Editor editor(world.host.host());
  editor.refresh();
  editor.apply(GoTo{"HKLM\\SYSTEM\\Select"});
  editor.refresh();
  const auto data = editor.data(std::string("Start\0evil", 10));
  REQUIRE_FALSE(data);
  CHECK(data.failure().message.find("NUL") != std::string::npos);
}
