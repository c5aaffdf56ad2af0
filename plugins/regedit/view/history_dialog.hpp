// The dialog "history": what was changed, newest first, with all about the selected change below, and undo and redo.
// Items: history/changes (rows "change-1", … in the order they were made), history/undo, history/redo,
// history/close.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/hive_facts.hpp"

namespace lifeboat::regedit {

class HistoryDialog {
 public:
  void open();
  // Only where `hives` are offered.
  void draw(sdk::Ui& ui, const HiveFacts& hives, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void draw_changes(sdk::Ui& ui, const sdk::Hives& hives);
  void draw_selected(sdk::Ui& ui, const sdk::Hives& hives) const;
  void draw_buttons(sdk::Ui& ui, const HiveFacts& hives, Commands& commands);

  bool is_open_ = false;
  std::int32_t selected_ = 0;  // row
};

}  // namespace lifeboat::regedit
