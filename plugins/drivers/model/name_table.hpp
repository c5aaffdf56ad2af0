// pci.ids and usb.ids: the names of vendors and products, as the package hwdata brings them. A line "8086  Intel
// Corporation", then "<tab>1533  I210 Gigabit Network Connection" for each product. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeboat::drivers {

struct DeviceNames {
  std::string vendor, product;  // "": not in the table
};

[[nodiscard]] DeviceNames find_names(std::string_view table, std::uint32_t vendor, std::uint32_t product);

}  // namespace lifeboat::drivers
