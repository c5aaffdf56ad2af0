// The page of Registry Editor: menus, address, tree and values side by side, the bar for saving, and the dialogs.
// It draws the Editor's state and answers with commands; it changes nothing itself.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/view/dialogs.hpp"
#include "plugins/regedit/view/menus.hpp"
#include "plugins/regedit/view/verbs.hpp"

namespace lifeboat::regedit {

class Page {
 public:
  explicit Page(sdk::Host host) : address_(host), dialogs_(host) {}

  [[nodiscard]] Commands draw(sdk::Ui& ui, Editor& editor);

 private:
  void draw_head(sdk::Ui& ui, const Editor& editor) const;
  void draw_address(sdk::Ui& ui, const Editor& editor, Commands& commands);
  void draw_panes(sdk::Ui& ui, Editor& editor, Commands& commands);
  static void draw_waiting(sdk::Ui& ui, const Editor& editor, Commands& commands);
  void draw_notice(sdk::Ui& ui, const Editor& editor);
  [[nodiscard]] Verbs verbs(sdk::Ui& ui, Editor& editor, Commands& commands) {
    return {ui, editor, dialogs_, commands, side_};
  }

  sdk::Text address_;
  std::string address_shown_;  // the key that address_ was set to
  Side side_ = Side::keys;
  MenuBar menu_bar_;
  Dialogs dialogs_;
};

}  // namespace lifeboat::regedit
