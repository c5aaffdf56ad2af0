// Pages that show every part of the Ui, for tests and for looking at.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "host/ui/ui.hpp"

namespace lifeboat::ui::demo {

struct State {
  std::vector<std::string> pressed;
  bool dialog_open = false;
  bool checked = true;
  std::uint32_t chosen = 1;
  int radio = 0;
  std::int32_t selected_row = 3;
  lb_text* name = nullptr;
  lb_text* data = nullptr;
};

void toolset(Ui& ui, State& state);
void controls(Ui& ui, State& state);
void tree_and_values(Ui& ui, State& state);

}  // namespace lifeboat::ui::demo
