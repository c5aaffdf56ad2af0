// The table "values": name, type and data of the selected key's values. A row's id is the value's name, "(default)"
// for the default value. A key that cannot be read says so instead.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"

namespace lifeboat::regedit {

struct ListAnswer {
  bool was_touched = false;
  bool wants_menu = false;
  std::optional<std::string> edit;  // the value to edit
};

ListAnswer draw_value_list(sdk::Ui& ui, Editor& editor, Commands& commands);

}  // namespace lifeboat::regedit
