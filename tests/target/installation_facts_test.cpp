#include "host/target/installation_facts.hpp"

#include <catch2/catch.hpp>

#include "host/target/pe_architecture.hpp"
#include "tests/sample/hive_builder.hpp"
#include "tests/sample/minimal_pe.hpp"

using namespace lifeboat;
using namespace lifeboat::target;

namespace {

registry::Hive hive_of(const sample::HiveBuilder& builder) {
  return registry::Hive::open(builder.finish().value(), "TEST").value();
}

sample::HiveBuilder version(const char* product, const char* build) {
  sample::HiveBuilder software("SOFTWARE");
  software.at("Microsoft\\Windows NT\\CurrentVersion").text("ProductName", product).text("CurrentBuildNumber", build);
  return software;
}

Installation product_of(const sample::HiveBuilder& builder) {
  Installation installation;
  read_product(hive_of(builder), installation);
  return installation;
}

Installation control_set_of(const sample::HiveBuilder& builder) {
  Installation installation;
  read_control_set(hive_of(builder), installation);
  return installation;
}

}  // namespace

TEST_CASE("a build from 22000 on is Windows 11, whatever the hive calls it") {
  CHECK(product_of(version("Windows 10 Pro", "22000")).product == "Windows 11 Pro");
  CHECK(product_of(version("Windows 10 Pro", "19045")).product == "Windows 10 Pro");
  CHECK(product_of(version("Windows Server 2022", "22631")).product == "Windows Server 2022");
}

TEST_CASE("the build has its revision, and the version falls back to ReleaseId") {
  auto software = version("Windows 10 Home", "17763");
  software.dword("UBR", 5329).text("ReleaseId", "1809").text("CurrentBuild", "9999");
  const Installation windows = product_of(software);
  CHECK(windows.build == "17763.5329");
  CHECK(windows.build_number == 17763);
  CHECK(windows.display_version == "1809");
}

TEST_CASE("values of another type or content are no facts") {
  sample::HiveBuilder software("SOFTWARE");
  software.at("Microsoft\\Windows NT\\CurrentVersion").dword("ProductName", 7).text("CurrentBuildNumber", "22x");
  const Installation windows = product_of(software);
  CHECK(windows.product.empty());
  CHECK(windows.build_number == 0);
}

TEST_CASE("a SOFTWARE hive without the version's key is a problem") {
  CHECK(product_of(sample::HiveBuilder("SOFTWARE").at("Microsoft")).problems.size() == 1);
}

TEST_CASE("Select\\Current names the control set") {
  sample::HiveBuilder system("SYSTEM");
  system.at("ControlSet001").at("ControlSet002").at("Select").dword("Current", 2).dword("Default", 1);
  const Installation windows = control_set_of(system);
  CHECK(windows.control_set == "ControlSet002");
  CHECK(windows.problems.empty());
}

TEST_CASE("where the current control set is missing, the next best is used and said") {
  sample::HiveBuilder system("SYSTEM");
  SECTION("Default") {
    system.at("ControlSet001").at("Select").dword("Current", 3).dword("Default", 1);
    CHECK(control_set_of(system).control_set == "ControlSet001");
  }
  SECTION("LastKnownGood") {
    system.at("ControlSet001").at("ControlSet002").at("Select").dword("Default", 0).dword("LastKnownGood", 2);
    CHECK(control_set_of(system).control_set == "ControlSet002");
  }
  SECTION("the only one there is") {
    system.at("ControlSet005").at("Setup");
    CHECK(control_set_of(system).control_set == "ControlSet005");
  }
  SECTION("none can be told") {
    system.at("ControlSet001").at("ControlSet002");
    CHECK(control_set_of(system).control_set.empty());
  }
  CHECK(control_set_of(system).problems.size() == 1);
}

TEST_CASE("a program's header names its processor") {
  CHECK(pe_architecture(sample::minimal_pe(0x8664)) == "x64");
  CHECK(pe_architecture(sample::minimal_pe(0x014C)) == "x86");
  CHECK(pe_architecture(sample::minimal_pe(0xAA64)) == "arm64");
  CHECK(pe_architecture(sample::minimal_pe(0x1234)).empty());
}

TEST_CASE("a header cut at any length names no processor and is not read beyond") {
  const auto program = sample::minimal_pe(0x8664);
  for (std::size_t length = 0; length < 134; ++length) {
    const std::vector<std::byte> cut(program.begin(), program.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK(pe_architecture(cut).empty());
  }
}
