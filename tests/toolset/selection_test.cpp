#include "host/toolset/selection.hpp"

#include <catch2/catch.hpp>

#include "tests/toolset/two_disks.hpp"

using namespace lifeboat;
using namespace lifeboat::toolset;
using lifeboat::testing::TwoDisks;

TEST_CASE("an installation is described by what is known of it") {
  target::Installation installation;
  installation.product = "Windows 11 Pro";
  installation.display_version = "23H2";
  installation.build = "22631.3007";
  installation.architecture = "x64";
  installation.system_root = "\\Windows";
  CHECK(describe(installation, 60'000'000'000) == "Windows 11 Pro 23H2 (22631.3007), x64, \\Windows, 60.0 GB");
  target::Installation unknown;
  unknown.product = "Windows";
  unknown.system_root = "\\WINNT";
  CHECK(describe(unknown, 0) == "Windows, \\WINNT");
}

TEST_CASE("sizes are written as disk makers write them") {
  CHECK(describe_size(0).empty());
  CHECK(describe_size(67'108'864) == "67 MB");
  CHECK(describe_size(1'999'000'000) == "2.0 GB");
}

TEST_CASE("without a target nothing can be selected") {
  registry::RegistryService registry;
  Selection selection(nullptr, "the image is cut short", registry);
  selection.select(0);
  CHECK(selection.installation() == nullptr);
  CHECK_FALSE(registry.has_registry());
  CHECK(registry.current().error().kind == ErrorKind::refused);
}

TEST_CASE("remapping waits for a chosen installation, and ends with it") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  selection.remap(true);
  CHECK_FALSE(selection.is_remapped());
  CHECK(selection.letters().letter_of(0) == 'C');
  selection.select(0);
  CHECK(selection.is_remapped());
  CHECK(selection.letters().letter_of(0) == 'Q');
  CHECK(selection.letters().letter_of(1) == 'C');
  selection.select(std::nullopt);
  CHECK_FALSE(selection.is_remapped());
  CHECK(selection.letters().letter_of(1) == 'D');
  selection.replace(nullptr, "it is gone");
  CHECK_FALSE(selection.letters().letter_of(0));
  CHECK(selection.volume_names().empty());
}

TEST_CASE("the system root has its letter once remapped") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  CHECK(selection.system_root().empty());
  selection.select(0);
  CHECK(selection.system_root() == "\\Windows");
  selection.remap(true);
  CHECK(selection.system_root() == "C:\\Windows");
}

TEST_CASE("a hive is loaded by the letters of the screen") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  selection.select(0);
  auto& current = **registry.current();
  CHECK(current.load("Q:\\Notes.txt", "HKLM", "X").error().message == "there is no drive Q: here");
  selection.remap(true);
  CHECK(current.load("Q:\\Users", "HKLM", "X").error().kind == ErrorKind::not_found);
  CHECK(current.load("C:\\Windows\\System32\\config\\SAM", "HKLM", "X").error().message.find("loaded already") !=
        std::string::npos);
}
