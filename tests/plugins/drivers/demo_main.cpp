// Draws the page of Load Drivers to PNG files, in three sizes: `demo_drivers FOLDER`. By keyboard alone, so that it shows
// that too. Not a test.
#define CATCH_CONFIG_RUNNER  // the fakes want Catch to be there
#include <elf.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <functional>
#include <string>

#include "plugins/drivers/load_drivers.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/tool_stage.hpp"

namespace {

using namespace lifeboat;
using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

void fill_computer(FakeComputer& computer) {
  computer.add_device("pci", "0000:00:1f.2", k_ahci);
  computer.add_device("pci", "0000:00:03.0", k_card);
  computer.add_device("usb", "1-1:1.0", "usb:v0BDAp8153d3000dc00dsc00dp00icFFiscFFip00in00");
  computer.add_own_module("r8152", info_of("r8152", "usb:v0BDAp8153d*"));
  computer.index();
}

void fill_stick(const FakeComputer& computer) {
  Info ahci = info_of("acme_ahci", k_ahci_alias, "libata");
  ahci[1].second = "Acme AHCI controllers, all generations";
  ahci.emplace_back("firmware", "acme/ahci-7.bin");
  computer.put("acme/libata.ko.zst", packed_zstd(make_module(info_of("libata"))));
  computer.put("acme/acme_ahci.ko.xz", packed_xz(signed_with(make_module(ahci), pkcs7_of("Acme Kernel Modules"))));
  Info old = info_of("e1000e", k_card_alias);
  old[4].second = "6.1.0-18-amd64 SMP preempt mod_unload modversions ";
  computer.put("acme/old/e1000e.ko", make_module(old));
  computer.put("acme/arm/e1000e.ko", make_module({}, {.machine = EM_AARCH64}));
  computer.put("acme/e1001.ko", make_module(info_of("e1001", k_card_alias, "e1000_core")));
  computer.put("acme/cut.ko", make_module(ahci).substr(0, 300));
  computer.put("acme/windows/iaStorVD.inf", "[Version]");
  computer.put("acme/windows/iaStorVD.sys", "MZ");
  computer.put("firmware/acme/ahci-7.bin", "x");
}

class Stage final : public testing::ToolStage {
 public:
  Stage(screen::Size size, float scale) : ToolStage(size, scale, {"load-drivers", "Load Drivers", "driver", true}) {
    host.ui = &ui::ui_api();
    fill_computer(computer);
    fill_stick(computer);
    tool_ = std::make_unique<LoadDrivers>(host.host(), computer.places(), loader);
    settle();
  }

  // To the item of that path, by Tab.
  void go(const std::string& path) {
    for (int i = 0; i < 12 && !item(path)->is_focused; ++i) key("Tab");
  }
  void look(const std::string& folder) {
    go("folder");
    key("Ctrl+A");
    type(folder);
    key("Enter");
  }

  FakeComputer computer;
  lifeboat::testing::FakeHost host;
  std::shared_ptr<FakeLoader> loader = std::make_shared<FakeLoader>();

 private:
  void draw_tool(sdk::Ui& ui) override { tool_->frame(ui); }

  std::unique_ptr<LoadDrivers> tool_;
};

void look_at_stick(Stage& stage) { stage.look(stage.computer.stick()); }

void select_row(Stage& stage, int row) {
  look_at_stick(stage);
  stage.go("files");
  stage.key("Down", row);
}

void load(Stage& stage) {
  look_at_stick(stage);
  stage.go("load");
  stage.key("Enter");
}

void load_all(Stage& stage) {
  stage.loader->on_load = [&stage] {
    stage.computer.set_loaded("acme_ahci");
    for (const char* name : {"0000:00:1f.2", "0000:00:03.0"}) {
      std::filesystem::remove(stage.computer.places().sysfs / "bus/pci/devices" / name);
    }
    std::filesystem::remove(stage.computer.places().sysfs / "bus/usb/devices/1-1:1.0");
  };
  load(stage);
}

void fail(Stage& stage) {
  stage.loader->fails_at = "file:acme_ahci.ko.xz";
  stage.loader->error = EKEYREJECTED;
  load(stage);
}

const std::pair<const char*, std::function<void(Stage&)>> k_scenes[] = {
    {"start", [](Stage&) {}},
    {"looking", [](Stage& stage) { stage.host.jobs.is_held = true, look_at_stick(stage); }},
    {"fits", look_at_stick},
    {"other-kernel", [](Stage& stage) { select_row(stage, 3); }},
    {"loaded", load_all},
    {"failed", fail},
    {"not-live", [](Stage& stage) {
       stage.loader->why_not = make_module_loader({}, false)->refusal();
       look_at_stick(stage);
     }},
    {"no-folder", [](Stage& stage) { stage.look("/no/such/folder"); }},
};

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  struct Variant {
    const char* name;
    screen::Size size;
    float scale;
  };
  for (const Variant& variant :
       {Variant{"800", {800, 600}, 1}, Variant{"1024", {1024, 768}, 1}, Variant{"1920", {1920, 1080}, 1}, Variant{"2x", {1600, 1200}, 2}}) {
    for (const auto& [name, scene] : k_scenes) {
      Stage stage(variant.size, variant.scale);
      scene(stage);
      stage.shoot(folder + "/" + name + "-" + variant.name + ".png");
    }
  }
  return 0;
}
