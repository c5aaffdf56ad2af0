// On a slow link the picture stays live: frames are dropped before they are encoded, and little is ever on its way.
#include <catch2/catch.hpp>

#include <cstring>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/session.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Link;
using scene::Picture;
using scene::Session;

constexpr std::int64_t k_frame_us = 33'000;

void drag_window(Session& session, const Picture& ground, const Picture& window, int frames) {
  for (int frame = 0; frame < frames; ++frame) {
    const int x = 40 + frame * 5, y = 30 + frame * 2;
    session.console.pixels = ground.pixels;
    for (int row = 0; row < window.height; ++row) {
      std::memcpy(&session.console.at(x, y + row),
                  window.pixels.data() + static_cast<std::ptrdiff_t>(row) * window.width,
                  static_cast<std::size_t>(window.width) * 4);
    }
    TileSet tiles = scene::tiles_of(session.console, x - 5, y - 2, window.width, window.height);
    tiles.add(scene::tiles_of(session.console, x, y, window.width, window.height));
    session.damage(tiles);
    session.run_for(k_frame_us);
  }
}

TEST_CASE("a dragged window keeps its rate on 10 Mb/s and never queues more than the link carries") {
  const Link link{1'250'000, GENERATE(2'000, 20'000, 80'000)};
  CAPTURE(link.round_trip_us);
  Session session(1920, 1080, {make_openh264_encoder, {}}, link);
  Picture ground(1920, 1080), window(600, 400);
  scene::draw_text(ground, 1);
  scene::draw_text(window, 9);
  session.console.pixels = ground.pixels;
  REQUIRE(session.settle());
  drag_window(session, ground, window, 30);
  session.forget_history();
  drag_window(session, ground, window, 90);
  const double seconds = 90 * static_cast<double>(k_frame_us) / 1e6;
  CHECK(static_cast<double>(session.shown) / seconds >= 25);
  const auto cap =
      static_cast<double>(link.bytes_per_second) * (0.033 + static_cast<double>(link.round_trip_us) / 1e6);
  CHECK(static_cast<double>(session.most_bytes_before_sending) < 1.25 * cap);
  CHECK(session.longest_way_us < link.round_trip_us / 2 + 100'000);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("a film that the link cannot carry is coarser and rarer, not late") {
  const Link link{250'000, 30'000};
  Session session(1280, 720, {make_openh264_encoder, {}}, link);
  REQUIRE(session.settle());
  for (std::uint32_t frame = 0; frame < 90; ++frame) {
    if (frame == 45) session.forget_history();
    scene::draw_noise(session.console, frame, 100, 100, 256, 192);
    session.damage(scene::tiles_of(session.console, 100, 100, 256, 192));
    session.run_for(k_frame_us);
  }
  CHECK(session.shown >= 5);
  CHECK(session.longest_way_us < 400'000);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("typing on a slow link comes through while a large change is being refined") {
  const Link link{1'250'000, 20'000};
  Session session(1920, 1080, {make_openh264_encoder, {}}, link);
  scene::draw_text(session.console, 1);
  REQUIRE(session.settle());
  scene::draw_noise(session.console, 3, 0, 512, 1920, 568);
  session.damage(scene::all_tiles(session.console));
  session.run_for(1'000'000);
  CHECK_FALSE(session.is_same());
  std::int64_t slowest_us = 0;
  for (int key = 0; key < 20; ++key) {
    session.forget_history();
    session.console.fill(key * 9, 300, 8, 16, 0xff000000U);
    session.damage(scene::tiles_of(session.console, key * 9, 300, 8, 16), static_cast<std::uint64_t>(key) + 1);
    const std::int64_t began_us = session.now_us;
    while (session.viewer.at(key * 9, 300) != 0xff000000U && session.now_us < began_us + 1'000'000)
      session.run_for(1'000);
    slowest_us = std::max(slowest_us, session.now_us - began_us);
  }
  CHECK(slowest_us < 150'000);
  CHECK(session.settle());
  CHECK(session.is_same());
}

}  // namespace
}  // namespace lifeboat::remote::video
