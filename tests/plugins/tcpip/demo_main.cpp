// Draws the page of TCP/IP Config to PNG files, in three sizes: `demo_tcpip FOLDER`. Not a test.
#define CATCH_CONFIG_RUNNER  // fake_ui.cpp, which comes with the host in memory, wants Catch to be there
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "host/screen/framebuffer.hpp"
#include "host/screen/renderer.hpp"
#include "host/ui/ui.hpp"
#include "plugins/tcpip/tcpip_tool.hpp"
#include "tests/plugins/regedit/fake_host.hpp"
#include "tests/plugins/tcpip/fake_network.hpp"

namespace {

using namespace lifeboat;
using tcpip::Origin;
using tcpip::test::make_adapter;

constexpr std::uint32_t k_background = 0xF3F6F8;
constexpr int k_frames_to_settle = 30;

tcpip::NetworkView three_adapters() {
  auto unplugged = make_adapter("enp4s0", "", Origin::none);
  unplugged.has_carrier = false;
  return {{make_adapter("enp3s0", "10.0.0.5/24", Origin::dhcp), unplugged,
           make_adapter("enp0s20f0u1", "10.0.0.121/24", Origin::other_fixed)},
          {tcpip::IpAddress::parse("10.0.0.1").value()},
          ""};
}

class Stage {
 public:
  Stage(screen::Size size, float scale)
      : size_(size), ui_(std::move(*ui::Ui::create(scale))), picture_(std::move(*screen::Framebuffer::create(size))) {
    host.ui = &ui::ui_api();
    auto made = std::make_unique<tcpip::test::FakeNetwork>();
    network = made.get();
    network->now = three_adapters();
    tool_ = std::make_unique<tcpip::TcpipTool>(host.host(), std::move(made));
    settle();
  }

  void settle() {
    for (int frame = 0; frame < k_frames_to_settle; ++frame) {
      ui_->begin_frame(size_, queue_.take_frame(), now_ms_ += 5);
      draw_frame();
      (void)renderer_.draw(ui_->end_frame(), ui_->glyphs(), k_background, picture_);
    }
  }
  void key(const std::string& chord, int times = 1) {
    screen::InputEvent event;
    event.kind = screen::InputKind::key;
    event.chord = *screen::parse_chord(chord);
    for (int i = 0; i < 2 * times; ++i) {
      event.is_down = i % 2 == 0;
      queue_.push(event);
    }
    settle();
  }
  void type(const std::string& text) {
    key("Ctrl+A");
    screen::InputEvent event;
    event.kind = screen::InputKind::text;
    event.text = text;
    queue_.push(event);
    settle();
  }
  void click(const std::string& path) {
    const ui::Item* item = ui_->items().find("tcpip-config/" + path);
    if (item == nullptr) return;
    screen::InputEvent event;
    event.x = static_cast<float>(item->rect.x) + static_cast<float>(item->rect.width) / 2;
    event.y = static_cast<float>(item->rect.y) + static_cast<float>(item->rect.height) / 2;
    queue_.push(event);
    event.kind = screen::InputKind::button;
    for (const bool is_down : {true, false}) {
      event.is_down = is_down;
      queue_.push(event);
    }
    settle();
  }
  void shoot(const std::string& file) { (void)screen::save_png(picture_, file); }

  regedit::test::FakeHost host;
  tcpip::test::FakeNetwork* network = nullptr;

 private:
  void draw_frame() {
    const std::array<ui::Tab, 2> tabs = {ui::Tab{"toolset", "Tools", "lifeboat", false},
                                         ui::Tab{"tcpip-config", "TCP/IP Config", "network", true}};
    ui_->begin_header("Lifeboat", "Diagnostics and Recovery Toolset");
    ui_->end_header();
    (void)ui_->tab_strip("tabs", tabs, 1);
    ui_->push_id("tcpip-config");
    ui_->begin_page("page", false);
    sdk::Ui page(ui::ui_api(), ui_->handle());
    tool_->frame(page);
    ui_->end_page();
    ui_->pop_id();
  }

  screen::Size size_;
  std::unique_ptr<ui::Ui> ui_;
  screen::Framebuffer picture_;
  screen::Renderer renderer_;
  screen::InputQueue queue_;
  std::unique_ptr<tcpip::TcpipTool> tool_;
  std::int64_t now_ms_ = 1000;
};

void show_mistakes(Stage& stage) {
  stage.click("static");
  stage.click("address");
  stage.type("10.0.0.255");
  stage.click("gateway");
  stage.type("192.168.1.1");
  stage.click("dns-1");
  stage.type("dns.example");
}

void show_failure(Stage& stage) {
  stage.network->refusal = "No DHCP server answered within 30 seconds.";
  stage.click("apply");
}

const std::pair<const char*, std::function<void(Stage&)>> k_scenes[] = {
    {"start", [](Stage&) {}},
    {"static", [](Stage& stage) { stage.click("static"); }},
    {"mistakes", show_mistakes},
    {"running", [](Stage& stage) { stage.host.jobs.is_held = true, stage.click("apply"); }},
    {"failed", show_failure},
    {"done", [](Stage& stage) { stage.click("apply"); }},
    {"question", [](Stage& stage) { stage.click("adapters/enp0s20f0u1"), stage.click("apply"); }},
    {"nothing", [](Stage& stage) {
       stage.network->now = {{}, {}, "There is network hardware (8086:15b7), but no driver for it is loaded."};
       stage.settle();
     }},
};

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  struct Variant {
    const char* name;
    screen::Size size;
    float scale;
  };
  for (const Variant& variant : {Variant{"800", {800, 600}, 1}, Variant{"1024", {1024, 768}, 1}, Variant{"2x", {1600, 1200}, 2}}) {
    for (const auto& [name, scene] : k_scenes) {
      Stage stage(variant.size, variant.scale);
      scene(stage);
      stage.shoot(folder + "/" + name + "-" + variant.name + ".png");
    }
  }
  return 0;
}
