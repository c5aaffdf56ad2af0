// What is known of the chosen file: its verdict in full, and what it says of itself.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/verdict.hpp"

namespace lifeboat::drivers {

void draw_details(sdk::Ui& ui, const CheckedFile& file);

}  // namespace lifeboat::drivers
