#include "plugins/tcpip/model/network_hardware.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.hpp"

using namespace lifeboat::tcpip;
namespace fs = std::filesystem;

namespace {

void add_device(const fs::path& sysfs, const char* slot, const char* device_class, bool has_driver) {
  const fs::path device = sysfs / "bus/pci/devices" / slot;
  fs::create_directories(device);
  std::ofstream(device / "class") << device_class << '\n';
  std::ofstream(device / "vendor") << "0x8086\n";
  std::ofstream(device / "device") << "0x15b7\n";
  if (has_driver) fs::create_directory_symlink("/", device / "driver");
}

}  // namespace

TEST_CASE("a network controller without a driver is the reason for having no adapter, and is named") {
  const lifeboat::testing::TemporaryFolder sysfs;
  CHECK(network_hardware_without_driver(sysfs.path()).empty());
  add_device(sysfs.path(), "0000:00:02.0", "0x030000", false);
  add_device(sysfs.path(), "0000:00:03.0", "0x020000", true);
  CHECK(network_hardware_without_driver(sysfs.path()).empty());
  add_device(sysfs.path(), "0000:00:04.0", "0x020000", false);
  const auto found = network_hardware_without_driver(sysfs.path());
  REQUIRE(found == std::vector<std::string>{"8086:15b7"});
  CHECK_THAT(why_no_adapter(found), Catch::Contains("8086:15b7") && Catch::Contains("Load Drivers"));
  CHECK_THAT(why_no_adapter({}), Catch::Contains("No network adapter"));
}
