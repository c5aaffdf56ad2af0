#include "plugins/remote/model/inventory.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/temporary_folder.hpp"

using namespace lifeboat::remote;
namespace fs = std::filesystem;

namespace {

const InventoryFacts k_facts{"118-497-589", 49161, {"10.5.14.52", "2001:db8::7"}};
const char* const k_xml =
    R"(<E><A ID="118-497-589"/><C><T ID="1" SID="0"><L P="49161" N="10.5.14.52"/><L P="49161" N="2001:db8::7"/></T></C></E>)";

std::string without_spaces_before_slashes(std::string text) {
  for (auto at = text.find(" />"); at != std::string::npos; at = text.find(" />")) text.erase(at, 1);
  return text;
}

std::string read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("inventory: the shape that MDT's readers expect") {
  CHECK(without_spaces_before_slashes(inventory_xml(k_facts)) == k_xml);
}

TEST_CASE("inventory: written for its owner alone, with a copy, rewritten when the addresses change, removed at the end") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "run" / "inv32.xml";
  const fs::path copy = folder.path() / "copy.xml";
  {
    Inventory inventory(file, {copy});
    REQUIRE(inventory.update(k_facts).is_ok());
    CHECK(read(file) == inventory_xml(k_facts));
    CHECK(read(copy) == inventory_xml(k_facts));
    struct stat facts{};
    REQUIRE(::stat(file.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);

    InventoryFacts moved = k_facts;
    moved.addresses = {"192.0.2.1"};
    REQUIRE(inventory.update(moved).is_ok());
    CHECK(read(copy) == inventory_xml(moved));
    CHECK(std::distance(fs::directory_iterator(folder.path() / "run"), {}) == 1);  // no draft is left
  }
  CHECK_FALSE(fs::exists(file));
  CHECK_FALSE(fs::exists(copy));
}

TEST_CASE("inventory: no file without an address, and none once the ticket is used up") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  Inventory inventory(file, {});
  REQUIRE(inventory.update({"118-497-589", 49161, {}}).is_ok());
  CHECK_FALSE(fs::exists(file));
  REQUIRE(inventory.update(k_facts).is_ok());
  REQUIRE(inventory.update({"", 49161, {"10.5.14.52"}}).is_ok());
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("inventory: what an earlier run left behind goes at once") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  std::ofstream(file) << "stale";
  const Inventory inventory(file, {});
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("inventory: a copy that cannot be written is named, and ours is written all the same") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  const fs::path copy = folder.path() / "no-such-folder" / "inv32.xml";
  Inventory inventory(file, {copy});
  const auto updated = inventory.update(k_facts);
  REQUIRE_FALSE(updated.is_ok());
  CHECK_THAT(updated.failure().message, Catch::Contains(copy.string()));
  CHECK(fs::exists(file));
}
