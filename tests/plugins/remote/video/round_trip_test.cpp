// What the encoder sends, the decoder shows: byte for byte once nothing moves.
#include <catch2/catch.hpp>

#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;

// Sends until the encoder has nothing left, each update acknowledged one millisecond later.
bool settle(ScreenEncoder& encoder, ScreenDecoder& decoder, const Picture& picture, std::int64_t& now_us) {
  bool is_exact = false;
  for (int step = 0; step < 1000; ++step) {
    auto update = encoder.next(picture.view(), {}, now_us);
    now_us += 1000;
    if (update) {
      auto changed = decoder.apply(*update);
      if (!changed) FAIL(changed.failure().message);
      encoder.acknowledged(update->update_id, now_us);
      is_exact = update->is_exact;
    } else if (encoder.due_at_us() < 0) {
      return is_exact;
    } else {
      now_us = std::max(now_us, encoder.due_at_us());
    }
  }
  return false;
}

void check_round_trip(int width, int height, void (*draw)(Picture&)) {
  Picture console(width, height), viewer(width, height);
  draw(console);
  ScreenEncoder encoder({});
  ScreenDecoder decoder;
  REQUIRE(decoder.set_picture(viewer.target()));
  encoder.set_size(width, height);
  std::int64_t now_us = 1'000'000;
  CHECK(settle(encoder, decoder, console, now_us));
  CHECK(viewer.pixels == console.pixels);
}

TEST_CASE("a picture of any size and kind arrives exactly") {
  const auto [width, height] = GENERATE(table<int, int>(
      {{1, 1}, {2, 1}, {63, 65}, {64, 64}, {65, 63}, {129, 7}, {800, 600}, {1366, 768}, {1367, 767}, {1920, 1080}}));
  CAPTURE(width, height);
  check_round_trip(width, height, [](Picture& picture) { scene::draw_text(picture, 1); });
  check_round_trip(width, height, scene::draw_gradient);
  check_round_trip(width, height, [](Picture& picture) { scene::draw_noise(picture, 7); });
  check_round_trip(width, height, [](Picture&) {});
}

}  // namespace
}  // namespace lifeboat::remote::video
