// The table "devices": what has no driver, and why. Where nothing is missing it says so instead. Below it, for a device
// whose driver this environment has: a button that loads it.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/desk.hpp"

namespace lifeboat::drivers {

void draw_devices(sdk::Ui& ui, const Desk& desk, Commands& commands);

}  // namespace lifeboat::drivers
