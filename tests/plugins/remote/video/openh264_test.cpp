#include <catch2/catch.hpp>

#include "plugins/remote/video/color_convert.hpp"
#include "plugins/remote/video/openh264_decoder.hpp"
#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;

struct Planes {
  explicit Planes(const Picture& picture)
      : copy(picture.width, picture.height), planes(picture.width, picture.height) {
    update(picture);
  }
  void update(const Picture& picture) {
    (void)copy.read(picture.view(), scene::all_tiles(picture));
    planes.convert(copy, {0, 0, picture.width, picture.height});
  }
  PictureCopy copy;
  I420Picture planes;
};

double luma_error(const I420View& a, const I420View& b) {
  double sum = 0;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      const double difference = a.y[y * a.y_stride + x] - b.y[y * b.y_stride + x];
      sum += difference * difference;
    }
  }
  return sum / a.width / a.height;
}

TEST_CASE("frames of any even size come out of the decoder nearly as they went in") {
  const auto [width, height] = GENERATE(table<int, int>({{16, 16}, {34, 18}, {800, 600}, {1366, 768}}));
  CAPTURE(width, height);
  Picture picture(width, height);
  Planes planes(picture);
  const std::unique_ptr<VideoEncoder> encoder = make_openh264_encoder(width, height).value();
  auto decoder = Openh264Decoder::create();
  REQUIRE(decoder);
  for (int frame = 0; frame < 4; ++frame) {
    scene::draw_text(picture, 1, frame * 4);
    planes.update(picture);
    auto unit = encoder->encode(planes.planes.view(), 20, false);
    REQUIRE(unit);
    CHECK(unit.value().is_intra == (frame == 0));
    auto back = decoder.value()->decode(unit.value().bytes, width, height);
    REQUIRE(back);
    CHECK(luma_error(planes.planes.view(), back.value()) < 30);
  }
}

TEST_CASE("QP applies to the very frame, without an intra frame") {
  Picture picture(640, 480);
  Planes planes(picture);
  const std::unique_ptr<VideoEncoder> encoder = make_openh264_encoder(640, 480).value();
  (void)encoder->encode(planes.planes.view(), 28, false).value();
  std::size_t fine = 0, coarse = 0;
  for (std::uint32_t frame = 0; frame < 6; ++frame) {
    scene::draw_text(picture, frame + 1);
    planes.update(picture);
    const auto unit = encoder->encode(planes.planes.view(), frame % 2 == 0 ? 18 : 40, false).value();
    CHECK_FALSE(unit.is_intra);
    (frame % 2 == 0 ? fine : coarse) += unit.bytes.size();
  }
  CHECK(fine > coarse * 2);
  CHECK(encoder->encode(planes.planes.view(), 28, true).value().is_intra);
}

TEST_CASE("sizes that openh264 does not encode are refused") {
  CHECK_FALSE(make_openh264_encoder(2, 2));
  CHECK_FALSE(make_openh264_encoder(101, 100));
  CHECK_FALSE(make_openh264_encoder(8192, 8192));
}

TEST_CASE("the decoder gives a frame of the expected size or none") {
  Picture picture(320, 240);
  scene::draw_text(picture, 1);
  Planes planes(picture);
  const std::unique_ptr<VideoEncoder> encoder = make_openh264_encoder(320, 240).value();
  const auto intra = encoder->encode(planes.planes.view(), 28, false).value().bytes;
  const auto inter = encoder->encode(planes.planes.view(), 28, false).value().bytes;
  const auto decodes = [](const std::vector<std::uint8_t>& unit, int width, int height) {
    return Openh264Decoder::create().value()->decode(unit, width, height).is_ok();
  };
  CHECK(decodes(intra, 320, 240));
  CHECK_FALSE(decodes(intra, 640, 480));
  CHECK_FALSE(decodes(intra, 318, 240));
  CHECK_FALSE(decodes(inter, 320, 240));
  CHECK_FALSE(decodes({intra.begin(), intra.begin() + 40}, 320, 240));
  CHECK_FALSE(decodes({0}, 320, 240));
  CHECK_FALSE(decodes(std::vector<std::uint8_t>(5000, 0xa5), 320, 240));
}

}  // namespace
}  // namespace lifeboat::remote::video
