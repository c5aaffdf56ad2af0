// The table "tree": the keys. Rows have the key's path as their id.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"

namespace lifeboat::regedit {

// What the person did that is no command yet.
struct TreeAnswer {
  bool was_touched = false;  // the keyboard is here now
  bool wants_menu = false;
};

TreeAnswer draw_key_tree(sdk::Ui& ui, Editor& editor, Commands& commands);

}  // namespace lifeboat::regedit
