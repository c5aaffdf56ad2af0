// The whole registry of the sample Windows, in a folder: needs neither root nor real hives.
#include "host/registry/offline/key_handles.hpp"
#include "tests/registry/offline/sample_registry.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::k_spooler;
using SampleWindows = registry::testing::SampleRegistry;
namespace fs = std::filesystem;

TEST_CASE("the top holds the roots, and HKEY_LOCAL_MACHINE its hives") {
  SampleWindows windows;
  const auto top = windows.registry->resolve("");
  REQUIRE(top);
  const auto roots = windows.registry->children(*top);
  REQUIRE(roots);
  CHECK(roots->names == std::vector<std::string>{"HKEY_LOCAL_MACHINE", "HKEY_USERS"});
  const auto machine = windows.registry->resolve("hklm");
  REQUIRE(machine);
  CHECK(windows.registry->children(*machine)->names ==
        std::vector<std::string>{"BCD00000000", "SAM", "SECURITY", "SOFTWARE", "SYSTEM"});
  CHECK(windows.registry->looks_editable(*machine).error().kind == ErrorKind::refused);
}

TEST_CASE("CurrentControlSet is listed in its place and leads to the control set in use") {
  SampleWindows windows;
  const auto system = windows.registry->resolve("HKLM\\System");
  REQUIRE(system);
  const auto children = windows.registry->children(*system);
  REQUIRE(children);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < children->cells.size(); ++i) {
    names.push_back(*windows.registry->child_name(*system, *children, i));
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(std::find(names.begin(), names.end(), "CurrentControlSet") != names.end());
  const auto alias = windows.registry->resolve(R"(HKLM\SYSTEM\currentcontrolset\Services)");
  const auto direct = windows.registry->resolve(R"(HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Services)");
  REQUIRE(alias);
  REQUIRE(direct);
  CHECK(alias->cell == direct->cell);
  CHECK(join_path(alias->path) == R"(HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services)");
}

TEST_CASE("an edit stays in memory until it is saved, and discarding takes it back") {
  SampleWindows windows;
  REQUIRE(windows.start_type() == 2);
  windows.set_start_type(4);
  CHECK(windows.start_type() == 4);
  CHECK(windows.registry->change_count() == 1);
  windows.registry->discard();
  CHECK(windows.start_type() == 2);
  CHECK(windows.registry->change_count() == 0);
}

TEST_CASE("a save writes the hive and keeps the old one") {
  SampleWindows windows;
  windows.set_start_type(4);
  const auto report = save(*windows.registry, target::WriteConsent{"test"});
  INFO((report ? std::string() : report.error().message));
  REQUIRE(report);
  CHECK(report->saved_files.size() == 1);
  CHECK_FALSE(report->backups.empty());
  CHECK(windows.registry->change_count() == 0);
  windows.reopen();
  CHECK(windows.start_type() == 4);
  CHECK(fs::exists(windows.folder / "Lifeboat"));
}

TEST_CASE("two saves one after the other both last") {
  SampleWindows windows;
  windows.set_start_type(4);
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  windows.set_start_type(3);
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  windows.reopen();
  CHECK(windows.start_type() == 3);
}

TEST_CASE("the plan names the file, the key and both values") {
  SampleWindows windows;
  windows.set_start_type(4);
  const SavePlan plan = plan_save(*windows.registry);
  REQUIRE(plan.hives.size() == 1);
  const PlannedChange& change = plan.hives.front().changes.front();
  CHECK(plan.hives.front().file_path == R"(\Windows\System32\config\SYSTEM)");
  CHECK(change.key_path == R"(HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Spooler)");
  CHECK(change.text == "Value Start: 0x00000002 (2) becomes 0x00000004 (4)");
}

TEST_CASE("a damaged hive stays in its place, the others work") {
  SampleWindows windows;
  fs::resize_file(windows.folder / "Windows/System32/config/SOFTWARE", 100);
  windows.reopen();
  const auto damaged = windows.registry->resolve("HKLM\\SOFTWARE");
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().message.find("SOFTWARE") != std::string::npos);
  CHECK(windows.start_type() == 2);
}

TEST_CASE("a handle follows its key through a discard and dies with the key") {
  SampleWindows windows;
  KeyHandles keys;
  const auto services = windows.registry->resolve(R"(HKLM\SYSTEM\CurrentControlSet\Services)");
  REQUIRE(services);
  REQUIRE(windows.registry->create_key(*services, "Acme"));
  const auto kept = keys.open(*windows.registry, k_spooler);
  const auto doomed = keys.open(*windows.registry, R"(HKLM\SYSTEM\CurrentControlSet\Services\Acme)");
  REQUIRE(kept);
  REQUIRE(doomed);
  windows.registry->discard();
  CHECK(keys.find(*windows.registry, *kept));
  const auto gone = keys.find(*windows.registry, *doomed);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().kind == ErrorKind::not_found);
}

TEST_CASE("data is described for people on one line") {
  const auto describe = [](std::uint32_t type, std::initializer_list<int> bytes) {
    std::vector<std::byte> data;
    for (const int b : bytes) data.push_back(static_cast<std::byte>(b));
    return describe_data(type, data);
  };
  CHECK(describe(k_reg_sz, {'h', 0, '\n', 0, 'i', 0, 0, 0}) == "\"h i\"");
  CHECK(describe(k_reg_dword, {1, 2}) == "01 02");  // too short to be a number
  CHECK(describe(k_reg_binary, {0xde, 0xad}) == "de ad");
  CHECK(describe(k_reg_binary, {}) == "(no data)");
}
