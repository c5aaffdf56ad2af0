// Network hardware that no driver has taken: why a computer with a network card may have no adapter.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lifeboat::tcpip {

// "8086:15b7" (vendor and device) of each network controller on PCI without a driver. `sysfs`: "/sys", elsewhere in tests.
[[nodiscard]] std::vector<std::string> network_hardware_without_driver(const std::filesystem::path& sysfs);

// Why there is no adapter, and what can be done, for people.
[[nodiscard]] std::string why_no_adapter(const std::vector<std::string>& without_driver);

}  // namespace lifeboat::tcpip
