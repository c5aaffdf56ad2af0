// The page of Registry Editor: address, tools, tree and values side by side, the bar for saving, and the dialogs.
// It draws the Editor's state and answers with commands; it changes nothing itself.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/view/edit_dialog.hpp"
#include "plugins/regedit/view/new_dialogs.hpp"
#include "plugins/regedit/view/small_dialogs.hpp"

namespace lifeboat::regedit {

class Page {
 public:
  explicit Page(sdk::Host host) : address_(host), edit_(host), new_key_(host), new_value_(host), go_(host) {}

  [[nodiscard]] Commands draw(sdk::Ui& ui, Editor& editor);

 private:
  enum class Side { keys, values };

  void draw_head(sdk::Ui& ui, const Editor& editor) const;
  void draw_address(sdk::Ui& ui, const Editor& editor, Commands& commands);
  void draw_tools(sdk::Ui& ui, Editor& editor, Commands& commands);
  void draw_panes(sdk::Ui& ui, Editor& editor, Commands& commands);
  void draw_menu(sdk::Ui& ui, Editor& editor, Commands& commands);
  void draw_dialogs(sdk::Ui& ui, Editor& editor, Commands& commands);
  void heed_shortcuts(sdk::Ui& ui, Editor& editor, Commands& commands);
  void edit_selected(Editor& editor, Commands& commands);
  void edit_value(const Editor& editor, const std::string& name, bool is_writable, Commands& commands);
  void delete_selected(Editor& editor);
  [[nodiscard]] bool is_dialog_open() const;

  sdk::Text address_;
  std::string address_shown_;  // the key that address_ was set to
  Side side_ = Side::keys;     // where the person was last: what Delete means
  EditDialog edit_;
  NewKeyDialog new_key_;
  NewValueDialog new_value_;
  DeleteDialog delete_;
  GoDialog go_;
};

}  // namespace lifeboat::regedit
