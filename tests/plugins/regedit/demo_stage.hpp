// Registry Editor on a host in memory, drawn by the real lifeboat.ui into a picture: for looking at the design.
#pragma once

#include <memory>
#include <string>

#include "plugins/regedit/registry_editor.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/tool_stage.hpp"

namespace lifeboat::regedit::demo {

class Stage final : public testing::ToolStage {
 public:
  Stage(screen::Size size, float scale);

  void go(const std::string& key_path);

  testing::FakeHost host;

 private:
  void draw_tool(sdk::Ui& ui) override { tool_->frame(ui); }

  std::unique_ptr<RegistryEditor> tool_;
};

}  // namespace lifeboat::regedit::demo
