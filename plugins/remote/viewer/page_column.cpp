#include "plugins/remote/viewer/page_column.hpp"

#include <algorithm>

namespace lifeboat::remote::viewer {

void begin_column(ui::Ui& ui, float width) {
  ui.begin_page("page");
  const float margin = std::max(0.0F, (ui.available_width() - width) / 2);
  if (margin >= 1) {
    (void)ui.begin_region("margin", margin, 1, 0);
    ui.end_region();
    ui.same_line();
  }
  (void)ui.begin_region("column", std::min(width, ui.available_width()), 0, LB_REGION_SCROLL);
}

void end_column(ui::Ui& ui) {
  ui.end_region();
  ui.end_page();
}

}  // namespace lifeboat::remote::viewer
