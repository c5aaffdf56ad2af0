// Walks over one hive, many hives and damaged ones.
#include "tests/registry/offline/sample_registry.hpp"

#include "host/registry/offline/snapshot_walk.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::k_spooler;
using registry::testing::SampleRegistry;
using Catch::Matchers::Contains;
using Catch::Matchers::VectorContains;
namespace fs = std::filesystem;

namespace {

std::string text_of(const lb_bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data), bytes.size}; }

// Writes down what it is told: "depth path", "  value=size".
struct Listener {
  std::vector<std::string> keys, values, problems;
  std::string skips, ends;
  std::size_t data_bytes = 0;

  lb_visitor visitor() {
    lb_visitor visitor{sizeof(lb_visitor), this, nullptr, nullptr, nullptr};
    visitor.key = [](void* user, const lb_walk_key* key) {
      auto& self = *static_cast<Listener*>(user);
      const std::string name = text_of(key->name_utf8);
      self.keys.push_back(std::to_string(key->depth) + " " + text_of(key->path_utf8));
      if (!self.ends.empty() && name == self.ends) return std::int32_t{LB_WALK_END};
      return !self.skips.empty() && name == self.skips ? std::int32_t{LB_WALK_SKIP} : std::int32_t{LB_WALK_ON};
    };
    visitor.value = [](void* user, const lb_walk_value* value) {
      auto& self = *static_cast<Listener*>(user);
      self.values.push_back(text_of(value->name_utf8) + "=" + std::to_string(value->data.size));
      if (value->data.data != nullptr) self.data_bytes += value->data.size;
      return std::int32_t{LB_WALK_ON};
    };
    visitor.problem = [](void* user, const lb_bytes* path, const char* message) {
      static_cast<Listener*>(user)->problems.push_back(text_of(*path) + ": " + message);
      return std::int32_t{LB_WALK_ON};
    };
    return visitor;
  }
};

Listener walked(SampleRegistry& windows, std::string_view path, bool reads_data = false, Listener listener = {}) {
  auto snapshot = Snapshot::take(*windows.registry, windows.at(path));
  REQUIRE(snapshot);
  walk_snapshot(*snapshot, reads_data, listener.visitor());
  return listener;
}

}  // namespace

TEST_CASE("a walk tells keys before values before subkeys, with whole paths") {
  SampleRegistry windows;
  const Listener told = walked(windows, R"(HKLM\SYSTEM\CurrentControlSet\Services\Tcpip)");
  CHECK(told.keys == std::vector<std::string>{R"(0 HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip)",
                                              R"(1 HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters)"});
  CHECK_THAT(told.values, VectorContains(std::string("Start=4")));
  CHECK(told.values.back() == "Domain=2");
  CHECK(told.data_bytes == 0);
  CHECK(walked(windows, R"(HKLM\SYSTEM\CurrentControlSet\Services\Tcpip)", true).data_bytes > 0);
}

TEST_CASE("a walk from the top goes through all hives, each once") {
  SampleRegistry windows;
  fs::resize_file(windows.folder / "Windows/System32/config/SAM", 100);
  windows.reopen();
  const Listener told = walked(windows, "");
  CHECK(told.keys.at(0) == "0 ");
  CHECK(told.keys.at(1) == "1 HKEY_LOCAL_MACHINE");
  for (const std::string path : {"2 HKEY_LOCAL_MACHINE\\SOFTWARE", "2 HKEY_USERS\\.DEFAULT"}) {
    CHECK(std::ranges::count(told.keys, path) == 1);
  }
  CHECK(std::ranges::count(told.keys, "3 HKEY_USERS\\" + windows.bob + "\\Environment") == 1);
  CHECK(std::ranges::count(told.keys, "2 HKEY_USERS\\S-1-5-18") == 0);
  CHECK_THAT(told.keys, VectorContains(R"(6 HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall)" +
                                       std::string()));
  REQUIRE(told.problems.size() == 1);
  CHECK_THAT(told.problems.front(), Contains("HKEY_LOCAL_MACHINE\\SAM: cannot open hive SAM"));
  auto snapshot = Snapshot::take(*windows.registry, windows.at(""));
  CHECK(snapshot->total_bytes() > 10 * 8192);
}

TEST_CASE("a visitor skips a key, a hive or a folder of hives, and ends the walk") {
  SampleRegistry windows;
  Listener listener;
  listener.skips = "Tcpip";
  const auto told = walked(windows, R"(HKLM\SYSTEM\CurrentControlSet\Services)", false, listener).keys;
  CHECK(std::ranges::none_of(told, [](const std::string& key) { return key.ends_with("\\Tcpip\\Parameters"); }));
  CHECK(std::ranges::any_of(told, [](const std::string& key) { return key.ends_with("\\TermService"); }));
  listener.skips = "HKEY_LOCAL_MACHINE";
  const auto users = walked(windows, "", false, listener).keys;
  CHECK(std::ranges::none_of(users, [](const std::string& key) { return key.find("MACHINE\\") != std::string::npos; }));
  CHECK_THAT(users, VectorContains(std::string("1 HKEY_USERS")));
  listener.ends = "SECURITY";
  listener.skips.clear();
  CHECK(walked(windows, "", false, listener).keys.back() == "2 HKEY_LOCAL_MACHINE\\SECURITY");
}

TEST_CASE("a snapshot stays as it was while the registry is edited") {
  SampleRegistry windows;
  auto snapshot = Snapshot::take(*windows.registry, windows.at("HKLM\\SOFTWARE"));
  REQUIRE(snapshot);
  REQUIRE(windows.registry->create_key(windows.at(R"(HKLM\SOFTWARE\Classes)"), "Acme"));
  Listener listener;
  walk_snapshot(*snapshot, false, listener.visitor());
  CHECK(std::ranges::count(listener.keys, R"(2 HKEY_LOCAL_MACHINE\SOFTWARE\Classes\Acme)") == 0);
  CHECK(std::ranges::count(walked(windows, "HKLM\\SOFTWARE").keys, R"(2 HKEY_LOCAL_MACHINE\SOFTWARE\Classes\Acme)") == 1);
}

TEST_CASE("a check finds nothing in sound hives, and names the place of damage in others") {
  SampleRegistry windows;
  const auto findings = [&](std::string_view path) {
    std::vector<std::string> told;
    auto snapshot = Snapshot::take(*windows.registry, windows.at(path));
    REQUIRE(snapshot);
    check_snapshot(*snapshot, [&](const lb_finding& finding) {
      CHECK(finding.kind == LB_FINDING_DAMAGE);
      told.push_back(std::string(finding.hive) + "|" + finding.key_path);
      return true;
    });
    return told;
  };
  CHECK(findings("HKU").empty());
  fs::resize_file(windows.folder / "Windows/System32/config/SAM", 100);
  windows.reopen();
  CHECK(findings("HKLM") == std::vector<std::string>{"HKEY_LOCAL_MACHINE\\SAM|"});
  CHECK(windows.has(k_spooler));
}
