#include <catch2/catch.hpp>

#include <cmath>

#include "plugins/remote/video/color_convert.hpp"
#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;

struct Exact {
  double y, u, v;
};

// BT.709 as the recommendation writes it.
Exact exact(double red, double green, double blue) {
  const double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return {16 + luma * 219 / 255, 128 + (blue - luma) / 1.8556 * 224 / 255, 128 + (red - luma) / 1.5748 * 224 / 255};
}

I420Picture converted(const Picture& picture) {
  PictureCopy copy(picture.width, picture.height);
  (void)copy.read(picture.view(), scene::all_tiles(picture));
  I420Picture planes(picture.width, picture.height);
  planes.convert(copy, {0, 0, picture.width, picture.height});
  return planes;
}

TEST_CASE("every colour comes within half a step of BT.709 in limited range") {
  for (std::uint32_t color = 0; color < 0x1000000; color += 0x3331) {
    Picture picture(18, 2);  // a vector's worth and a rest
    picture.fill(0, 0, 18, 2, 0xff000000U | color);
    const I420Picture planes = converted(picture);
    const I420View view = planes.view();
    const Exact want = exact(color >> 16U & 255U, color >> 8U & 255U, color & 255U);
    for (const int x : {0, 17}) {
      REQUIRE(std::abs(view.y[x] - want.y) < 0.6);
      REQUIRE(std::abs(view.u[x / 2] - want.u) < 0.6);
      REQUIRE(std::abs(view.v[x / 2] - want.v) < 0.6);
    }
  }
}

TEST_CASE("vectors and the pixels left over give the same planes") {
  Picture wide(64, 2), narrow(15, 2);
  scene::draw_noise(wide, 3);
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 14; ++x) narrow.at(x, y) = wide.at(x, y);
  }
  const I420Picture wide_planes = converted(wide), narrow_planes = converted(narrow);
  const I420View a = wide_planes.view(), b = narrow_planes.view();
  for (int x = 0; x < 14; ++x) {
    CHECK(a.y[x] == b.y[x]);
    CHECK(a.y[a.y_stride + x] == b.y[b.y_stride + x]);
    CHECK(a.u[x / 2] == b.u[x / 2]);
    CHECK(a.v[x / 2] == b.v[x / 2]);
  }
}

TEST_CASE("a picture of odd size comes back through the planes nearly as it was") {
  Picture picture(131, 67), back(131, 67);
  scene::draw_gradient(picture);
  const I420Picture planes = converted(picture);
  CHECK(planes.view().width == 132);
  CHECK(planes.view().height == 68);
  draw_i420(planes.view(), {0, 0, 131, 67}, back.target());
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    REQUIRE((back.pixels[i] & 0xff000000U) == 0xff000000U);
    for (const unsigned shift : {0U, 8U, 16U}) {
      const int before = static_cast<int>(picture.pixels[i] >> shift & 255U);
      const int after = static_cast<int>(back.pixels[i] >> shift & 255U);
      REQUIRE(std::abs(before - after) <= 6);
    }
  }
}

}  // namespace
}  // namespace lifeboat::remote::video
