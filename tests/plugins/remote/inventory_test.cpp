#include "plugins/remote/model/inventory.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "plugins/remote/model/addresses.hpp"
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
    Inventory inventory(file, copy);
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
  Inventory inventory(file);
  REQUIRE(inventory.update({"118-497-589", 49161, {}}).is_ok());
  CHECK_FALSE(fs::exists(file));
  REQUIRE(inventory.update(k_facts).is_ok());
  REQUIRE(inventory.update({"", 49161, {"10.5.14.52"}}).is_ok());
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("inventory: what an earlier run left behind goes at once") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  const fs::path copy = folder.path() / "copy.xml";
  for (const fs::path& each : {file, copy}) {
    std::ofstream(each) << "stale";
    std::ofstream(each.string() + ".new") << "sta";  // its writer was killed
  }
  const Inventory inventory(file, copy);
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("inventory: two consoles with the same settings: the first one's files are not touched") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  const fs::path copy = folder.path() / "copy.xml";
  InventoryFacts other = k_facts;
  other.ticket = "222-333-444";
  Inventory first(file, copy);
  REQUIRE(first.update(k_facts).is_ok());
  {
    Inventory second(file, copy);
    const auto updated = second.update(other);
    REQUIRE_FALSE(updated.is_ok());
    CHECK_THAT(updated.failure().message, Catch::Contains(file.string()));
  }
  CHECK(read(file) == inventory_xml(k_facts));
  CHECK(read(copy) == inventory_xml(k_facts));
  REQUIRE(first.update({}).is_ok());
  Inventory second(file, copy);
  CHECK(second.update(other).is_ok());  // it is free now
  CHECK(read(copy) == inventory_xml(other));
}

TEST_CASE("inventory: of one copy for two consoles each removes its own") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path copy = folder.path() / "copy.xml";
  InventoryFacts other = k_facts;
  other.ticket = "222-333-444";
  Inventory second(folder.path() / "second.xml", copy);
  {
    Inventory first(folder.path() / "first.xml", copy);
    REQUIRE(first.update(k_facts).is_ok());
    REQUIRE(second.update(other).is_ok());
  }
  CHECK(read(copy) == inventory_xml(other));
  const Inventory third(folder.path() / "third.xml", copy);
  CHECK(read(copy) == inventory_xml(other));
}

TEST_CASE("inventory: a copy that cannot be written is named each time, ours is written all the same") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "inv32.xml";
  const fs::path copy = folder.path() / "share" / "inv32.xml";
  Inventory inventory(file, copy);
  for (int i = 0; i < 2; ++i) {
    const auto updated = inventory.update(k_facts);
    REQUIRE_FALSE(updated.is_ok());
    CHECK_THAT(updated.failure().message, Catch::Contains(copy.string()));
    CHECK(fs::exists(file));
  }
  fs::create_directory(folder.path() / "share");
  REQUIRE(inventory.update(k_facts).is_ok());
  CHECK(read(copy) == inventory_xml(k_facts));
}

TEST_CASE("inventory: a file that cannot be renewed does not stay with an old ticket") {
  const lifeboat::testing::TemporaryFolder folder;
  const fs::path copy = folder.path() / "copy.xml";
  Inventory inventory(folder.path() / "inv32.xml", copy);
  REQUIRE(inventory.update(k_facts).is_ok());
  // A folder that holds something stands where the draft would.
  fs::create_directories(folder.path() / "copy.xml.new" / "in the way");
  InventoryFacts renewed = k_facts;
  renewed.ticket = "222-333-444";
  CHECK_FALSE(inventory.update(renewed).is_ok());
  CHECK_FALSE(fs::exists(copy));
}

// As MDT reads it: //A/@ID, then //L/@N and //L/@P, of which it takes the first that is IPv4.
TEST_CASE("inventory: a reader written as MDT's finds ticket, port and the first IPv4 address") {
  InventoryFacts facts = k_facts;
  facts.addresses = reachable_addresses({"fe80::1", "2001:db8::7", "169.254.3.4", "10.5.14.52", "192.0.2.9"});
  pugi::xml_document document;
  REQUIRE(document.load_string(inventory_xml(facts).c_str()));
  CHECK(document.select_node("//A/@ID").attribute().value() == facts.ticket);
  std::string first_ipv4;
  for (const auto& each : document.select_nodes("//L")) {
    CHECK(std::string(each.node().attribute("P").value()) == "49161");
    const std::string address = each.node().attribute("N").value();
    CHECK_FALSE(address.starts_with("fe80"));
    if (first_ipv4.empty() && address.find('.') != std::string::npos) first_ipv4 = address;
  }
  CHECK(first_ipv4 == "10.5.14.52");
  CHECK(document.select_node("//L/@N").attribute().value() == first_ipv4);
}
