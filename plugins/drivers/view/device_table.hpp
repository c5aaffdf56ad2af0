// The table "devices": what has no driver, and why. Where nothing is missing it says so instead.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/desk.hpp"

namespace lifeboat::drivers {

void draw_devices(sdk::Ui& ui, const Desk& desk);

}  // namespace lifeboat::drivers
