// Draws the page of TCP/IP Config to PNG files, in three sizes: `demo_tcpip FOLDER`. Not a test.
#define CATCH_CONFIG_RUNNER  // fake_ui.cpp, which comes with the host in memory, wants Catch to be there
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "plugins/tcpip/tcpip_tool.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/tcpip/fake_network.hpp"
#include "tests/plugins/tool_stage.hpp"

namespace {

using namespace lifeboat;
using tcpip::Origin;
using tcpip::test::make_adapter;

tcpip::NetworkView three_adapters() {
  auto unplugged = make_adapter("enp4s0", "", Origin::none);
  unplugged.has_carrier = false;
  return {{make_adapter("enp3s0", "10.0.0.5/24", Origin::dhcp), unplugged,
           make_adapter("enp0s20f0u1", "10.0.0.121/24", Origin::other_fixed)},
          {tcpip::IpAddress::parse("10.0.0.1").value()},
          ""};
}

class Stage final : public testing::ToolStage {
 public:
  Stage(screen::Size size, float scale) : ToolStage(size, scale, {"tcpip-config", "TCP/IP Config", "network", true}) {
    host.ui = &ui::ui_api();
    auto made = std::make_unique<tcpip::test::FakeNetwork>();
    network = made.get();
    network->now = three_adapters();
    tool_ = std::make_unique<tcpip::TcpipTool>(host.host(), std::move(made));
    settle();
  }

  void fill(const std::string& path, const std::string& text) {
    click(path);
    key("Ctrl+A");
    type(text);
  }

  lifeboat::testing::FakeHost host;
  tcpip::test::FakeNetwork* network = nullptr;

 private:
  void draw_tool(sdk::Ui& ui) override { tool_->frame(ui); }

  std::unique_ptr<tcpip::TcpipTool> tool_;
};

void show_mistakes(Stage& stage) {
  stage.click("static");
  stage.fill("address", "10.0.0.255");
  stage.fill("gateway", "192.168.1.1");
  stage.fill("dns-1", "dns.example");
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
  for (const Variant& variant : {Variant{"800", {800, 600}, 1}, Variant{"1024", {1024, 768}, 1}, Variant{"1920", {1920, 1080}, 1}, Variant{"2x", {1600, 1200}, 2}}) {
    for (const auto& [name, scene] : k_scenes) {
      Stage stage(variant.size, variant.scale);
      scene(stage);
      stage.shoot(folder + "/" + name + "-" + variant.name + ".png");
    }
  }
  return 0;
}
