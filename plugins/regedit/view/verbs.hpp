// What a person can do on the page, once: its id, its words, its keys, whether it is possible now, and what it does.
// Menus, buttons and shortcuts all go through here, so they never differ.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/view/dialogs.hpp"

namespace lifeboat::regedit {

enum class Verb {
  import_file, export_keys, load_hive, unload_hive, undo, redo, edit, edit_bytes, new_key, new_value, rename, remove,
  copy_path, history, go, find, find_next, read_again,
};

// Where the person was last: what Delete and Rename mean.
enum class Side { keys, values };

// For the time of a frame.
class Verbs {
 public:
  Verbs(sdk::Ui& ui, Editor& editor, Dialogs& dialogs, Commands& commands, Side side)
      : ui_(ui), editor_(editor), dialogs_(dialogs), commands_(commands), side_(side) {}

  // What its button and its menu entry say.
  [[nodiscard]] static const char* label(Verb verb);
  // An item of the open menu; nothing where this console does not offer it.
  void menu_item(Verb verb);
  // A button "<id>-button" on the page.
  void button(Verb verb);
  void heed_shortcuts();
  void edit_value(const std::string& name, bool as_bytes);
  [[nodiscard]] bool is_offered(Verb verb) const;

 private:
  [[nodiscard]] bool is_possible(Verb verb) const;
  // Whether Delete and Rename mean the selected value.
  [[nodiscard]] bool is_for_value() const;
  // The selected value, when there is one that is set and can be changed.
  [[nodiscard]] const ValueRow* set_value() const;
  void perform(Verb verb);
  void edit_selected(bool as_bytes);
  // Before the first search, the dialog.
  void find_next();
  void rename_selected();
  void remove_selected();

  sdk::Ui& ui_;
  Editor& editor_;
  Dialogs& dialogs_;
  Commands& commands_;
  Side side_;
};

}  // namespace lifeboat::regedit
