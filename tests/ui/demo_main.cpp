// Draws the demo pages to PNG files: `demo_ui FOLDER`. Not a test; for looking at the design.
#include <fmt/format.h>

#include <chrono>
#include <functional>

#include "host/ui/application_loop.hpp"
#include "tests/ui/demo_pages.hpp"

namespace {

using lifeboat::ui::Ui;
namespace demo = lifeboat::ui::demo;

void shoot(const std::string& path, lifeboat::screen::Size size, float scale,
           const std::function<void(Ui&, demo::State&)>& page, bool with_dialog) {
  lifeboat::ui::LoopOptions options;
  options.display = lifeboat::screen::make_headless_display(size, scale);
  const auto begin = std::chrono::steady_clock::now();
  auto loop = lifeboat::ui::ApplicationLoop::create(std::move(options));
  if (!loop) {
    fmt::print(stderr, "{}\n", loop.error().message);
    return;
  }
  demo::State state;
  state.dialog_open = with_dialog;
  int frames = 0;
  (void)(*loop)->run([&](Ui& ui) {
    page(ui, state);
    if (++frames == 6)
      (*loop)->quit();
    else
      (*loop)->ui().focus(ui.items().items().empty() ? "" : "demo/cancel");
  });
  (void)(*loop)->save_picture(path);
  const auto took = std::chrono::steady_clock::now() - begin;
  fmt::print("{}: {} ms\n", path, std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  struct Variant {
    const char* name;
    lifeboat::screen::Size size;
    float scale;
  };
  for (const auto& [name, size, scale] : {Variant{"800", {800, 600}, 1}, Variant{"1024", {1024, 768}, 1},
                                          Variant{"1920", {1920, 1080}, 1}, Variant{"2x", {1600, 1200}, 2}}) {
    shoot(fmt::format("{}/toolset-{}.png", folder, name), size, scale, demo::toolset, false);
    shoot(fmt::format("{}/controls-{}.png", folder, name), size, scale, demo::controls, false);
    shoot(fmt::format("{}/dialog-{}.png", folder, name), size, scale, demo::controls, true);
    shoot(fmt::format("{}/bytes-{}.png", folder, name), size, scale, demo::bytes, false);
    shoot(fmt::format("{}/tree-{}.png", folder, name), size, scale, demo::tree_and_values, false);
  }
  return 0;
}
