// What keys do in a table or tree that has the keyboard.
#pragma once

#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {

// `page`: rows that PageUp and PageDown go.
void answer_table_keys(UiState& s, OpenTable& open, std::uint32_t row_count, int page, lb_table_view& view);

}  // namespace lifeboat::ui
