// The dialog "import": which .reg file, then what each of its lines would do, then the yes. Close and Escape end what
// runs. Items: import/file, import/read, import/lines (rows "line-1", … by the file's lines), import/ok, import/close.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/importer.hpp"

namespace lifeboat::regedit {

class ImportDialog {
 public:
  explicit ImportDialog(sdk::Host host) : file_(host) {}
  void open() { is_open_ = true; }
  void draw(sdk::Ui& ui, const Importer& importer, Commands& commands);

 private:
  void draw_request(sdk::Ui& ui, const Importer& importer, Commands& commands);
  void draw_lines(sdk::Ui& ui, const Importer& importer);
  void draw_buttons(sdk::Ui& ui, const Importer& importer, Commands& commands);

  bool is_open_ = false;
  std::int32_t selected_ = -1;  // row
  sdk::Text file_;
};

}  // namespace lifeboat::regedit
