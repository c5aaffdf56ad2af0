// The dialog "find": what to look for and where, and the hits, which come in while the search runs. Enter or a double
// click on a hit goes there and closes the dialog, the search goes on, and F3 goes to the next hit; Close and Escape end
// it. Items: find/text, find/keys, find/values, find/data, find/whole, find/case, find/everywhere, find/here, find/ok,
// find/stop, find/hits (rows: the key's path and the value's name after a backslash each), find/go, find/close.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/finder.hpp"

namespace lifeboat::regedit {

class FindDialog {
 public:
  explicit FindDialog(sdk::Host host) : text_(host) {}
  // `key`: the selected one.
  void open(const std::string& key);
  void draw(sdk::Ui& ui, const Finder& finder, Commands& commands);

 private:
  void draw_request(sdk::Ui& ui, const Finder& finder, Commands& commands);
  void draw_places(sdk::Ui& ui);
  void draw_scope(sdk::Ui& ui);
  // Both answer the hit to go to, or -1.
  [[nodiscard]] std::int32_t draw_hits(sdk::Ui& ui, const Finder& finder, Commands& commands);
  [[nodiscard]] std::int32_t draw_buttons(sdk::Ui& ui, const Finder& finder, Commands& commands);

  bool is_open_ = false;
  bool is_everywhere_ = true;
  std::string key_;
  MatchRules rules_;
  SearchPlaces places_;
  sdk::Text text_;
};

}  // namespace lifeboat::regedit
