// The dialog "export": what to export and to which file, then how it goes. A file that is there is replaced after a yes
// only. Close and Escape end an export that runs. Items: export/file, export/here, export/everywhere, export/ok,
// export/replace, export/left-out, export/close.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/exporter.hpp"

namespace lifeboat::regedit {

class ExportDialog {
 public:
  explicit ExportDialog(sdk::Host host) : file_(host) {}
  // `key`: the selected one.
  void open(const std::string& key);
  void draw(sdk::Ui& ui, const Exporter& exporter, Commands& commands);

 private:
  void draw_request(sdk::Ui& ui, const Exporter& exporter, Commands& commands);
  void draw_result(sdk::Ui& ui, const Exporter& exporter, Commands& commands);

  bool is_open_ = false;
  bool is_everything_ = false;
  std::string key_;
  sdk::Text file_;
};

}  // namespace lifeboat::regedit
