// The bar below the page: how many changes wait, "save" and "discard", and what became of the last save.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"

namespace lifeboat::regedit {

// What it needs below the page, in em.
[[nodiscard]] float save_bar_height(const sdk::Registry& registry);

// Answers whether Discard was pressed, which is for the page to ask about.
[[nodiscard]] bool draw_save_bar(sdk::Ui& ui, const sdk::Registry& registry, Commands& commands);

}  // namespace lifeboat::regedit
