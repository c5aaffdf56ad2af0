// The table "files": the driver files of the folder, each with a symbol and its verdict; a row's id is the file's name
// within the folder.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/desk.hpp"

namespace lifeboat::drivers {

// `height_em` as of lb_table.
void draw_files(sdk::Ui& ui, const Desk& desk, float height_em, Commands& commands);

}  // namespace lifeboat::drivers
