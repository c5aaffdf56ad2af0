// A column in the middle of the window, for pages that are read from top to bottom. UI thread only.
#pragma once

#include "host/ui/ui.hpp"

namespace lifeboat::remote::viewer {

// `width` em, or the window's where it is narrower.
void begin_column(ui::Ui& ui, float width);
void end_column(ui::Ui& ui);

}  // namespace lifeboat::remote::viewer
