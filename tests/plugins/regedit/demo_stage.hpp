// Registry Editor on a host in memory, drawn by the real lifeboat.ui into a picture: for looking at the design.
#pragma once

#include <memory>
#include <string>

#include "host/screen/framebuffer.hpp"
#include "host/screen/renderer.hpp"
#include "host/ui/ui.hpp"
#include "plugins/regedit/registry_editor.hpp"
#include "tests/plugins/regedit/fake_host.hpp"

namespace lifeboat::regedit::demo {

class Stage {
 public:
  Stage(screen::Size size, float scale);

  void key(const std::string& chord, int times = 1);
  void type(const std::string& text);
  void click(const std::string& path, int times = 1);
  void go(const std::string& key_path);
  void shoot(const std::string& file);

  test::FakeHost host;

 private:
  void settle();
  void draw_frame();

  screen::Size size_;
  std::unique_ptr<ui::Ui> ui_;
  screen::Framebuffer picture_;
  screen::Renderer renderer_;
  screen::InputQueue queue_;
  std::unique_ptr<RegistryEditor> tool_;
  std::int64_t now_ms_ = 1000;
};

}  // namespace lifeboat::regedit::demo
