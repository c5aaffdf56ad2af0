// The Diagnostics and Recovery Toolset window: the Windows being repaired, and one card per tool with its reason when
// it cannot be used. Draws and tells the workspace; decides nothing itself. UI thread only.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>

#include "host/toolset/selection.hpp"
#include "host/toolset/workspace.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::toolset {

class ToolsetPage {
 public:
  struct Setup {  // borrowed, but for text and function
    Selection& selection;
    Workspace& workspace;
    const registry::RegistryService& registry;
    const Access& access;
    std::string settings_trouble = {};  // why the administrator's policy could not be understood; "" when it was
    // With it the installation was chosen on a page before: that is where another one is chosen.
    std::function<void(ui::Ui&)> draw_way_back = {};
  };
  explicit ToolsetPage(Setup setup) : setup_(std::move(setup)) {}

  // `entries` are the workspace's of this frame; `waiting`: what a technician left unsaved, "" for nothing.
  void draw(ui::Ui& ui, std::span<const ToolEntry> entries, const std::string& waiting);

 private:
  void draw_problems(ui::Ui& ui);
  void draw_installations(ui::Ui& ui, const std::string& waiting);
  void draw_limits(ui::Ui& ui);
  void draw_tools(ui::Ui& ui, std::span<const ToolEntry> entries);
  void choose(std::size_t index);

  Setup setup_;
};

}  // namespace lifeboat::toolset
