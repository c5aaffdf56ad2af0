// The open tool: an Editor, its Page, and what passes between the two once a frame.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/view/page.hpp"

namespace lifeboat::regedit {

class RegistryEditor final : public sdk::Tool {
 public:
  explicit RegistryEditor(sdk::Host host) : host_(host), editor_(host), page_(host) {}

  void frame(sdk::Ui& ui) override {
    editor_.refresh();
    const Commands commands = page_.draw(ui, editor_);
    for (const Command& command : commands) editor_.apply(command);
    if (!commands.empty()) host_.request_frame();  // the page as it is now
  }
  [[nodiscard]] bool has_unsaved_work() override { return editor_.registry().change_count() > 0; }
  // The edits are the host's; where they were made is what would be lost.
  [[nodiscard]] std::string state() override { return editor_.selected_key(); }
  void restore(std::string_view state) override {
    editor_.refresh();  // the tree it stands in
    editor_.apply(GoTo{std::string(state)});
  }

 private:
  sdk::Host host_;
  Editor editor_;
  Page page_;
};

}  // namespace lifeboat::regedit
