// What the encoder sends, the decoder shows: byte for byte once nothing moves.
#include <catch2/catch.hpp>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/session.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;
using scene::Session;

void check_round_trip(int width, int height, const ScreenEncoderOptions& options, void (*draw)(Picture&)) {
  Session session(width, height, options);
  draw(session.console);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("a picture of any size and kind arrives exactly") {
  const auto [width, height] = GENERATE(table<int, int>(
      {{1, 1}, {2, 1}, {63, 65}, {64, 64}, {65, 63}, {129, 7}, {800, 600}, {1366, 768}, {1367, 767}, {1920, 1080}}));
  const bool has_video = GENERATE(false, true);
  CAPTURE(width, height, has_video);
  const ScreenEncoderOptions options{has_video ? make_openh264_encoder : nullptr, {}};
  check_round_trip(width, height, options, [](Picture& picture) { scene::draw_text(picture, 1); });
  check_round_trip(width, height, options, scene::draw_gradient);
  check_round_trip(width, height, options, [](Picture& picture) { scene::draw_noise(picture, 7); });
  check_round_trip(width, height, options, [](Picture&) {});
}

TEST_CASE("after motion of any kind the viewer has the console's very pixels") {
  const auto [width, height] = GENERATE(table<int, int>({{1, 1}, {35, 17}, {641, 479}, {800, 600}, {1366, 768}}));
  CAPTURE(width, height);
  Session session(width, height, {make_openh264_encoder, {}});
  for (int frame = 0; frame < 20; ++frame) {
    if (frame < 10) scene::draw_text(session.console, 5, frame * 3);
    if (frame >= 10)
      scene::draw_noise(session.console, static_cast<std::uint32_t>(frame), width / 3, height / 3, width / 2, 90);
    session.damage(scene::all_tiles(session.console));
    session.run_for(33'000);
  }
  CHECK(session.settle());
  CHECK(session.is_same());
  if (width > 600) CHECK(session.encoder.statistics().video_frames > 10);
  CHECK(session.failed == 0);
}

TEST_CASE("a new size starts again from black") {
  Session session(640, 480, {make_openh264_encoder, {}});
  scene::draw_text(session.console, 1);
  REQUIRE(session.settle());
  session.console = Picture(1000, 700);
  session.viewer = Picture(1000, 700);
  session.viewer.fill(0, 0, 1000, 700, 0x12345678U);
  scene::draw_gradient(session.console);
  session.encoder.set_size(1000, 700);
  REQUIRE(session.decoder.set_picture(session.viewer.target()));
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("a picture that is written to while it is read arrives exactly in the end") {
  Session session(800, 600, {make_openh264_encoder, {}});
  Picture next(800, 600);
  for (std::uint32_t frame = 0; frame < 30; ++frame) {
    // The encoder sees the upper part of the new frame before its damage is told, and the rest with the next.
    scene::draw_text(next, frame / 3, static_cast<int>(frame) * 5);
    const TileSet damage = scene::damage_between(session.console, next);
    const auto torn = static_cast<std::ptrdiff_t>((frame * 37 % 600) * 800 + frame * 13);
    std::copy(next.pixels.begin(), next.pixels.begin() + torn, session.console.pixels.begin());
    session.run_for(7'000);
    session.console.pixels = next.pixels;
    session.damage(damage);
    session.run_for(9'000);
  }
  CHECK(session.settle());
  CHECK(session.is_same());
}

}  // namespace
}  // namespace lifeboat::remote::video
