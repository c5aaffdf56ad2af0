// The devices of this computer that no driver has taken: a walk over sysfs. Hubs, bridges and other parts of the board
// that need none are left out, and so is the device of a USB stick whose interfaces are listed.
#pragma once

#include <string>
#include <vector>

#include "plugins/drivers/model/modalias.hpp"
#include "plugins/drivers/model/places.hpp"

namespace lifeboat::drivers {

struct Device {
  std::string id;        // "pci/0000:00:1f.2": bus and place
  std::string modalias;
  Modalias parts;
  std::string name;      // "Intel Corporation 82574L Gigabit Network Connection", else its numbers
};

// By class, then by place. A bus or device that cannot be read is left out, as one that has just been pulled.
[[nodiscard]] std::vector<Device> devices_without_driver(const Places& places);

}  // namespace lifeboat::drivers
