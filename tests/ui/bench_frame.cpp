// How long a page takes: `bench_frame`. A benchmark, not a test.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>

#include "host/screen/damage.hpp"
#include "host/screen/renderer.hpp"
#include "tests/ui/demo_pages.hpp"

int main() {
  using namespace lifeboat;
  using Clock = std::chrono::steady_clock;
  const auto ms = [](Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); };
  const auto begin = Clock::now();
  auto ui = ui::Ui::create(1);
  auto picture = screen::Framebuffer::create({1920, 1080});
  if (!ui || !picture) return 1;
  fmt::print("fonts: {:.1f} ms\n", ms(Clock::now() - begin));
  ui::demo::State state;
  screen::Renderer renderer;
  screen::DamageTracker tracker;
  std::vector<double> build, draw, compare;
  for (int i = 0; i < 60; ++i) {
    const auto start = Clock::now();
    (*ui)->begin_frame(picture->size(), {}, i * 16 + 1);
    ui::demo::tree_and_values(**ui, state);
    const ImDrawData& data = (*ui)->end_frame();
    const auto built = Clock::now();
    renderer.forget();
    const auto areas = renderer.draw(data, (*ui)->glyphs(), 0xF3F6F8, *picture);
    const auto drawn = Clock::now();
    (void)tracker.update(*picture, areas).value();
    build.push_back(ms(built - start));
    draw.push_back(ms(drawn - built));
    compare.push_back(ms(Clock::now() - drawn));
  }
  for (auto* series : {&build, &draw, &compare}) std::ranges::sort(*series);
  fmt::print("1920x1080, median: page {:.2f} ms, pixels {:.2f} ms, damage {:.2f} ms\n", build[30], draw[30],
             compare[30]);
  return 0;
}
