#include "host/toolset/selection.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::toolset;

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
