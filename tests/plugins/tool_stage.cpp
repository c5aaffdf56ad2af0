#include "tests/plugins/tool_stage.hpp"

#include <array>
#include <utility>

namespace lifeboat::testing {
namespace {

constexpr std::uint32_t k_background = 0xF3F6F8;
constexpr int k_frames_to_settle = 30;

}  // namespace

ToolStage::ToolStage(screen::Size size, float scale, ui::Tab tab)
    : size_(size),
      tab_(std::move(tab)),
      ui_(std::move(*ui::Ui::create(scale))),
      picture_(std::move(*screen::Framebuffer::create(size))) {}

void ToolStage::draw_frame() {
  const std::array<ui::Tab, 2> tabs = {ui::Tab{"toolset", "Tools", "lifeboat", false}, tab_};
  ui_->begin_header("Lifeboat", "Diagnostics and Recovery Toolset");
  ui_->end_header();
  (void)ui_->tab_strip("tabs", tabs, 1);
  ui_->push_id(tab_.id);
  ui_->begin_page("page", false);
  sdk::Ui page(ui::ui_api(), ui_->handle());
  draw_tool(page);
  ui_->end_page();
  ui_->pop_id();
}

void ToolStage::settle() {
  for (int frame = 0; frame < k_frames_to_settle; ++frame) {
    ui_->begin_frame(size_, queue_.take_frame(), now_ms_ += 5);
    draw_frame();
    (void)renderer_.draw(ui_->end_frame(), ui_->glyphs(), k_background, picture_);
  }
}

void ToolStage::key(const std::string& chord, int times) {
  screen::InputEvent event;
  event.kind = screen::InputKind::key;
  event.chord = *screen::parse_chord(chord);
  for (int i = 0; i < 2 * times; ++i) {
    event.is_down = i % 2 == 0;
    queue_.push(event);
  }
  settle();
}

void ToolStage::type(const std::string& text) {
  screen::InputEvent event;
  event.kind = screen::InputKind::text;
  event.text = text;
  queue_.push(event);
  settle();
}

void ToolStage::click(const std::string& path, int times) {
  const ui::Item* found = item(path);
  if (found == nullptr) return;
  screen::InputEvent event;
  event.x = static_cast<float>(found->rect.x) + static_cast<float>(found->rect.width) / 2;
  event.y = static_cast<float>(found->rect.y) + static_cast<float>(found->rect.height) / 2;
  queue_.push(event);
  event.kind = screen::InputKind::button;
  for (int i = 0; i < 2 * times; ++i) {
    event.is_down = i % 2 == 0;
    queue_.push(event);
  }
  settle();
}

}  // namespace lifeboat::testing
