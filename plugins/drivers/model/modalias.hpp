// A modalias, "pci:v00008086d00001533sv…bc02sc00i00": how the kernel names a device to those who look for its driver.
// Bus, numbers of the vendor and of the product, and the kind of device are read out of it; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeboat::drivers {

// In the order in which they matter to somebody who misses a disk.
enum class DeviceClass { storage, network, usb, input, display, other };

// In plain words, translated.
[[nodiscard]] const char* class_name(DeviceClass device_class);
// The same for programs: "storage".
[[nodiscard]] const char* class_id(DeviceClass device_class);

struct Modalias {
  std::string bus;  // "pci"
  std::optional<std::uint32_t> vendor, product;
  DeviceClass device_class = DeviceClass::other;
  // Part of the board that works without a driver: bridges, memory, timers, processors.
  bool is_board_part = false;
};

[[nodiscard]] Modalias parse_modalias(std::string_view text);

}  // namespace lifeboat::drivers
