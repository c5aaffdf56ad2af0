#include <catch2/catch.hpp>

#include "plugins/remote/viewer/picture_layout.hpp"

using namespace lifeboat::remote::viewer;
using lifeboat::screen::Rect;

TEST_CASE("viewer: a picture fits its room, keeps its proportions and stands in the middle") {
  CHECK(place_picture({1920, 1080}, {960, 960}, ScaleMode::fit, {}) == Rect{0, 210, 960, 540});
  CHECK(place_picture({1080, 1920}, {960, 960}, ScaleMode::fit, {}) == Rect{210, 0, 540, 960});
  CHECK(place_picture({640, 480}, {1280, 960}, ScaleMode::fit, {}) == Rect{320, 240, 640, 480});
  CHECK(place_picture({640, 480}, {1280, 960}, ScaleMode::fill, {}) == Rect{0, 0, 1280, 960});
  CHECK(place_picture({8192, 1}, {100, 100}, ScaleMode::fit, {}) == Rect{0, 49, 100, 1});
  CHECK(place_picture({0, 0}, {100, 100}, ScaleMode::fit, {}).is_empty());
}

TEST_CASE("viewer: at its actual size a large picture follows the pointer to each of its edges") {
  CHECK(place_picture({1920, 1080}, {800, 600}, ScaleMode::actual_size, {0, 0}) == Rect{0, 0, 1920, 1080});
  CHECK(place_picture({1920, 1080}, {800, 600}, ScaleMode::actual_size, {1, 1}) == Rect{-1120, -480, 1920, 1080});
  CHECK(place_picture({640, 480}, {800, 600}, ScaleMode::actual_size, {1, 1}) == Rect{80, 60, 640, 480});
  CHECK(pan_for_pointer(0, 0, {800, 600}) == Pan{0, 0});
  CHECK(pan_for_pointer(799, 599, {800, 600}) == Pan{1, 1});
}

TEST_CASE("viewer: a place of the room means the pixel that is shown there") {
  const Rect place = place_picture({1920, 1080}, {960, 960}, ScaleMode::fit, {});
  CHECK(picture_pixel(0, 210, place, {1920, 1080}) == Point{0, 0});
  CHECK(picture_pixel(959.5F, 749.5F, place, {1920, 1080}) == Point{1919, 1079});
  CHECK(picture_pixel(480, 0, place, {1920, 1080}) == Point{960, 0});
}
