// Paths through symbolic links and the roots that stand for a key elsewhere.
#include "host/registry/offline/key_handles.hpp"
#include "tests/registry/offline/sample_registry.hpp"
#include "tests/sample/hive_builder.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::SampleRegistry;
using Catch::Matchers::Contains;

namespace {

// The sample with links of all kinds in a hive of its own, HKLM\Links.
struct LinkedRegistry : SampleRegistry {
  LinkedRegistry() {
    sample::HiveBuilder hive("links");
    hive.at("Sound").link(R"(\Registry\Machine\SYSTEM\CurrentControlSet\Services)");
    hive.at("Second").link(R"(\REGISTRY\MACHINE\Links\Sound)");
    hive.at("Dangling").link(R"(\Registry\Machine\SOFTWARE\Nowhere)");
    hive.at("Circle").link(R"(\Registry\Machine\Links\Circle)");
    hive.at("Tree").link(R"(\Registry\Machine\Links\Tree\Tree)");
    hive.at("Strange").link(R"(\??\C:\Windows)");
    const auto bytes = hive.finish();
    REQUIRE(bytes);
    put("links.dat", *bytes);
    REQUIRE(registry->load("\\links.dat", "HKLM", "Links"));
  }

  std::string error_at(std::string_view path) {
    const auto node = registry->resolve(path);
    REQUIRE_FALSE(node);
    return node.error().message;
  }
};

}  // namespace

TEST_CASE("a link is followed within a path and at its end, and keeps its name") {
  LinkedRegistry windows;
  const Node direct = windows.at(R"(HKLM\SYSTEM\ControlSet001\Services\Spooler)");
  for (const char* path : {R"(HKLM\Links\Sound\Spooler)", R"(HKLM\links\second\SPOOLER)"}) {
    CHECK(windows.at(path).cell == direct.cell);
    CHECK(windows.at(path).slot == direct.slot);
  }
  const Node end = windows.at(R"(HKLM\Links\Second)");
  CHECK(join_path(end.path) == R"(HKEY_LOCAL_MACHINE\Links\Second)");
  CHECK(end.slot == direct.slot);
  CHECK(end.itself().slot != end.slot);
}

TEST_CASE("the links of a real Windows lead where they should") {
  SampleRegistry windows;
  CHECK(windows.at(R"(HKLM\SOFTWARE\WOW6432Node\Classes\CLSID)").cell ==
        windows.at(R"(HKLM\SOFTWARE\Classes\WOW6432Node\CLSID)").cell);
  CHECK(windows.at(R"(HKU\Bob\Software\Classes\notefile)").slot == windows.at("HKU\\Bob_Classes").slot);
}

TEST_CASE("a link that leads nowhere, in a circle or out of the registry says so") {
  LinkedRegistry windows;
  CHECK_THAT(windows.error_at(R"(HKLM\Links\Dangling)"),
             Contains(R"(HKEY_LOCAL_MACHINE\Links\Dangling leads to HKEY_LOCAL_MACHINE\SOFTWARE\Nowhere)") &&
                 Contains("there is no key Nowhere"));
  CHECK_THAT(windows.error_at(R"(HKLM\Links\Circle\x)"), Contains("in a circle"));
  CHECK_THAT(windows.error_at(R"(HKLM\Links\Tree)"), Contains("in a circle"));
  CHECK_THAT(windows.error_at(R"(HKLM\Links\Strange)"), Contains("does not say where it leads"));
}

TEST_CASE("deleting a link leaves what it leads to, and works for one that leads nowhere") {
  LinkedRegistry windows;
  REQUIRE(windows.registry->delete_key(windows.at(R"(HKLM\Links\Sound)")));
  CHECK_FALSE(windows.has(R"(HKLM\Links\Sound)"));
  CHECK(windows.has(registry::testing::k_spooler));
  KeyHandles keys;
  const auto dangling = keys.open(*windows.registry, R"(HKLM\Links\Dangling)");
  REQUIRE(dangling);
  CHECK_THAT(keys.find(*windows.registry, *dangling).error().message, Contains("cannot be opened"));
  const auto itself = keys.find_itself(*windows.registry, *dangling);
  REQUIRE(itself);
  REQUIRE(windows.registry->delete_key(*itself));
  CHECK_FALSE(windows.registry->resolve(R"(HKLM\Links\Dangling)", LastLink::keep));
}

TEST_CASE("a value set through a link is set where the link leads") {
  LinkedRegistry windows;
  const std::byte data[4] = {std::byte{4}};
  REQUIRE(windows.registry->set_value(windows.at(R"(HKLM\Links\Sound\Spooler)"), "Start", k_reg_dword, data));
  CHECK(windows.start_type() == 4);
}

TEST_CASE("the roots that stand for a key elsewhere lead there") {
  SampleRegistry windows;
  CHECK(windows.at("HKCR\\txtfile").cell == windows.at(R"(HKLM\SOFTWARE\Classes\txtfile)").cell);
  CHECK(windows.at("hkey_classes_root\\.txt").cell == windows.at(R"(HKLM\SOFTWARE\Classes\.txt)").cell);
}

TEST_CASE("a kernel path is understood only below its two roots") {
  const auto parts = [](std::string_view path) {
    std::vector<std::byte> data;
    for (const char c : path) data.insert(data.end(), {std::byte(c), std::byte{0}});
    const auto found = parts_of_link(data);
    return found ? join_path(*found) : std::string("nowhere");
  };
  CHECK(parts(R"(\registry\USER\S-1-5-19_Classes)") == R"(HKEY_USERS\S-1-5-19_Classes)");
  CHECK(parts(R"(\Registry\Machine\SYSTEM\a)") == R"(HKEY_LOCAL_MACHINE\SYSTEM\a)");
  CHECK(parts(R"(\Registry\Machine)") == "nowhere");
  CHECK(parts(R"(\Registry\A\x)") == "nowhere");
  CHECK(parts("") == "nowhere");
}
