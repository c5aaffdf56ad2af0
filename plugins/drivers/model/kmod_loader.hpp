// The ModuleLoader of the recovery image: libkmod, which asks the kernel. It must not be made anywhere else;
// make_module_loader sees to that. It is given only files that check_folder found sound: libkmod does not limit what a
// packed file grows to.
#pragma once

#include "plugins/drivers/model/module_loader.hpp"

namespace lifeboat::drivers {

[[nodiscard]] std::unique_ptr<ModuleLoader> make_kmod_loader(const Places& places);

}  // namespace lifeboat::drivers
