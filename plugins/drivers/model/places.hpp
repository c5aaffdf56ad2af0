// Where this environment keeps what Load Drivers reads. Tests give folders of their own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lifeboat::drivers {

struct Places {
  std::filesystem::path sysfs = "/sys";
  std::filesystem::path modules;  // "/lib/modules/<release>"; its name is the release
  // Empty: modprobe's own folders (/etc/modprobe.d …) say which modules are blacklisted.
  std::vector<std::filesystem::path> module_settings;
  std::vector<std::filesystem::path> name_tables = {"/usr/share/hwdata", "/usr/share/misc"};  // pci.ids, usb.ids

  [[nodiscard]] std::string release() const { return modules.filename().string(); }
};

// Those of the kernel that runs.
[[nodiscard]] Places places_here();

}  // namespace lifeboat::drivers
