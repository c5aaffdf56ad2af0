// What a module must suit here: the kernel, the processor, and whether the kernel takes only signed ones.
#pragma once

#include <cstdint>
#include <string>

#include "plugins/drivers/model/places.hpp"

namespace lifeboat::drivers {

struct Environment {
  std::string release;
  std::uint16_t machine = 0;       // e_machine
  bool demands_signature = false;  // Secure Boot's lockdown, or the kernel was started so
};

[[nodiscard]] Environment read_environment(const Places& places);

}  // namespace lifeboat::drivers
