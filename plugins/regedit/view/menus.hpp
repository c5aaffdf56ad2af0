// The menu bar with the buttons beside it, and the menu of a row. Items: "file-bar" and "file-bar-menu/load-hive", and
// so on for edit-bar, go-bar and favourites-bar; "menu/edit". Their last part is an id of verbs.cpp or favourites.cpp.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/favourites.hpp"
#include "plugins/regedit/view/verbs.hpp"

namespace lifeboat::regedit {

class MenuBar {
 public:
  void draw(sdk::Ui& ui, const Editor& editor, Verbs& verbs, Commands& commands);

 private:
  void draw_favourites(sdk::Ui& ui, const Editor& editor, Commands& commands);
  FavouritesHere here_;
};

// The menu "menu", which Ui::open_menu opens.
void draw_row_menu(sdk::Ui& ui, Side side, Verbs& verbs);

}  // namespace lifeboat::regedit
