// A tool's page drawn by the real lifeboat.ui into a picture, under the console's header and tabs, and used by keys and
// clicks: for looking at the design. Each tool's demo derives its stage and fills it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "host/screen/framebuffer.hpp"
#include "host/screen/renderer.hpp"
#include "host/ui/ui.hpp"
#include "lifeboat/tool.hpp"

namespace lifeboat::testing {

class ToolStage {
 public:
  // `tab`: its id is the tool's, and begins the paths of its items.
  ToolStage(screen::Size size, float scale, ui::Tab tab);
  virtual ~ToolStage() = default;

  void settle();
  void key(const std::string& chord, int times = 1);
  void type(const std::string& text);
  // Nothing when there is no such item.
  void click(const std::string& path, int times = 1);
  [[nodiscard]] const ui::Item* item(const std::string& path) const { return ui_->items().find(tab_.id + "/" + path); }
  void shoot(const std::string& file) { (void)screen::save_png(picture_, file); }

 protected:
  virtual void draw_tool(sdk::Ui& ui) = 0;

 private:
  void draw_frame();

  screen::Size size_;
  ui::Tab tab_;
  std::unique_ptr<ui::Ui> ui_;
  screen::Framebuffer picture_;
  screen::Renderer renderer_;
  screen::InputQueue queue_;
  std::int64_t now_ms_ = 1000;
};

}  // namespace lifeboat::testing
