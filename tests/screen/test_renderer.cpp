#include <imgui.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "host/screen/blend.hpp"
#include "host/screen/damage.hpp"
#include "host/screen/renderer.hpp"

namespace lifeboat::screen {
namespace {

constexpr std::uint32_t k_black = 0;

// A draw list of our own making, with a 4x4 glyph sheet whose first pixel is white.
struct Scene {
  Scene() : picture(*Framebuffer::create({32, 16})) {
    atlas = {{255, 0, 128, 255, 0, 0, 64, 255, 0, 0, 0, 0, 0, 0, 0, 0}, 4, 4};
    list.CmdBuffer.resize(0);
  }

  void vertex(float x, float y, ImU32 color, float u = 0.125F, float v = 0.125F) {
    list.VtxBuffer.push_back({ImVec2(x, y), ImVec2(u, v), color});
  }

  void command(std::initializer_list<int> indices, ImVec4 clip = {0, 0, 32, 16}, unsigned vertex_offset = 0) {
    ImDrawCmd added{};
    added.ClipRect = clip;
    added.VtxOffset = vertex_offset;
    added.IdxOffset = static_cast<unsigned>(list.IdxBuffer.Size);
    added.ElemCount = static_cast<unsigned>(indices.size());
    for (const int index : indices) list.IdxBuffer.push_back(static_cast<ImDrawIdx>(index));
    list.CmdBuffer.push_back(added);
  }

  void rectangle(float left, float top, float right, float bottom, ImU32 color) {
    vertex(left, top, color);
    vertex(right, top, color);
    vertex(right, bottom, color);
    vertex(left, bottom, color);
  }

  bool draw(std::uint32_t background = k_black) {
    ImDrawList* lists[] = {&list};
    ImDrawData data;
    data.CmdLists = lists;
    data.CmdListsCount = 1;
    data.DisplaySize = ImVec2(32, 16);
    return !renderer.draw(data, atlas, background, picture).empty();
  }

  [[nodiscard]] std::uint32_t at(int x, int y) const { return picture.row(y)[static_cast<std::size_t>(x)]; }

  [[nodiscard]] int count_of(std::uint32_t color) const {
    int count = 0;
    for (int y = 0; y < picture.size().height; ++y)
      count += static_cast<int>(std::ranges::count(picture.row(y), color));
    return count;
  }

  ImDrawList list{nullptr};
  Coverage atlas;
  Framebuffer picture;
  Renderer renderer;
};

}  // namespace

TEST_CASE("a rectangle fills exactly its pixels, with red and blue in their places") {
  Scene scene;
  scene.rectangle(2, 3, 7, 6, IM_COL32(0x11, 0x22, 0x33, 255));
  scene.command({0, 1, 2, 0, 2, 3});
  REQUIRE(scene.draw());
  CHECK(scene.count_of(0x112233) == 15);
  CHECK(scene.at(2, 3) == 0x112233);
  CHECK(scene.at(6, 5) == 0x112233);
  CHECK(scene.at(7, 5) == k_black);
}

TEST_CASE("the clip rectangle and the picture's edge cut what is drawn") {
  Scene scene;
  scene.rectangle(-100, -100, 100, 100, IM_COL32_WHITE);
  scene.command({0, 1, 2, 0, 2, 3}, {4, 4, 8, 6});
  REQUIRE(scene.draw());
  CHECK(scene.count_of(0xFFFFFF) == 8);
}

TEST_CASE("a vertex offset is honoured") {
  Scene scene;
  scene.rectangle(0, 0, 32, 16, IM_COL32_WHITE);
  scene.rectangle(0, 0, 1, 1, IM_COL32_WHITE);
  scene.command({0, 1, 2, 0, 2, 3}, {0, 0, 32, 16}, 4);
  REQUIRE(scene.draw());
  CHECK(scene.count_of(0xFFFFFF) == 1);
}

TEST_CASE("two triangles that share an edge have neither seam nor overlap") {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> x(0, 32);
  std::uniform_real_distribution<float> y(0, 16);
  for (int round = 0; round < 200; ++round) {
    Scene scene;
    const ImU32 half_white = IM_COL32(255, 255, 255, 128);
    const float left = x(random) * 0.2F;
    const float right = 26 + x(random) * 0.15F;
    // Four corners round an inner point: every pixel within is drawn once, whatever the shared edges.
    scene.vertex(left, 1, half_white);
    scene.vertex(right, 1, half_white);
    scene.vertex(right, 15, half_white);
    scene.vertex(left, 15, half_white);
    scene.vertex(10 + x(random) * 0.3F, 4 + y(random) * 0.4F, half_white);
    scene.command({0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4});
    REQUIRE(scene.draw());
    const std::uint32_t once = blend(k_black, 0xFFFFFF, 128);
    CHECK(scene.count_of(once) + scene.count_of(k_black) == 32 * 16);
    CHECK(scene.at(16, 8) == once);
  }
}

TEST_CASE("a glyph of its own size is copied pixel by pixel, snapped to whole pixels") {
  Scene scene;
  scene.vertex(5.3F, 2, IM_COL32_WHITE, 0.25F, 0);
  scene.vertex(8.3F, 2, IM_COL32_WHITE, 1, 0);
  scene.vertex(8.3F, 4, IM_COL32_WHITE, 1, 0.5F);
  scene.vertex(5.3F, 4, IM_COL32_WHITE, 0.25F, 0.5F);
  scene.command({0, 1, 2, 0, 2, 3});
  REQUIRE(scene.draw());
  CHECK(scene.at(5, 2) == 0x000000);
  CHECK(scene.at(6, 2) == 0x808080);
  CHECK(scene.at(7, 2) == 0xFFFFFF);
  CHECK(scene.at(6, 3) == 0x404040);
}

TEST_CASE("blending is exact at its ends and within half a step elsewhere") {
  for (std::uint32_t above = 0; above < 256; above += 5) {
    for (std::uint32_t below = 0; below < 256; below += 5) {
      CHECK(blend(below * 0x010101, above * 0x010101, 0) == below * 0x010101);
      CHECK(blend(below * 0x010101, above * 0x010101, 255) == above * 0x010101);
      const std::uint32_t alpha = (above * 7 + below * 3) % 256;
      const double exact = (above * alpha + below * (255 - alpha)) / 255.0;
      const auto got = static_cast<double>(blend(below * 0x010101, above * 0x010101, alpha) & 0xFFU);
      CHECK(std::abs(got - exact) <= 0.5);
      CHECK(blend(above * 0x010101, above * 0x010101, alpha) == above * 0x010101);
    }
  }
}

TEST_CASE("the same draw lists are not drawn again; another background or size is") {
  Scene scene;
  scene.rectangle(0, 0, 5, 5, IM_COL32_WHITE);
  scene.command({0, 1, 2, 0, 2, 3});
  CHECK(scene.draw());
  CHECK_FALSE(scene.draw());
  CHECK(scene.draw(0x123456));
  REQUIRE(scene.picture.resize({20, 20}));
  CHECK(scene.draw(0x123456));
  scene.list.VtxBuffer[0].col = IM_COL32_BLACK;
  CHECK(scene.draw(0x123456));
}

TEST_CASE("corners far outside are drawn without harm") {
  Scene scene;
  const float far =
      GENERATE(1e5F, 1e9F, 1e30F, std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN());
  scene.vertex(-far, -3, IM_COL32_WHITE);
  scene.vertex(far, 0.5F, IM_COL32(1, 2, 3, 4));
  scene.vertex(3, far, IM_COL32_WHITE);
  scene.command({0, 1, 2});
  CHECK(scene.draw());
}

TEST_CASE("a page that changes in places is drawn as if it were drawn anew, and only in these places") {
  std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
  const Size size{300, 200};
  const auto any = [&](int end) { return static_cast<float>(random() % static_cast<unsigned>(end)); };
  auto kept = *Framebuffer::create(size);
  Renderer renderer;
  Scene scene;
  for (int i = 0; i < 40; ++i) {
    const float x = any(size.width);
    const float y = any(size.height);
    scene.rectangle(x, y, x + any(90), y + any(60), static_cast<ImU32>(random()));
    const int first = i * 4;
    const ImVec4 clip(any(100), any(60), 120 + any(180), 80 + any(120));
    if (i % 3 == 0) {
      scene.list.VtxBuffer[first].pos.x += 7.5F;  // no rectangle any more: triangles
      scene.list.VtxBuffer[first + 1].col = static_cast<ImU32>(random());
    }
    scene.command({first, first + 1, first + 2, first, first + 2, first + 3}, clip);
  }
  ImDrawList* lists[] = {&scene.list};
  ImDrawData data;
  data.CmdLists = lists;
  data.CmdListsCount = 1;
  data.DisplaySize = ImVec2(300, 200);
  int drawn_in_places = 0;
  for (int step = 0; step < 30; ++step) {
    const auto drawn = renderer.draw(data, scene.atlas, k_black, kept);
    auto fresh = *Framebuffer::create(size);
    (void)Renderer().draw(data, scene.atlas, k_black, fresh);
    for (int y = 0; y < size.height; ++y) REQUIRE(std::ranges::equal(kept.row(y), fresh.row(y)));
    if (drawn != std::vector<Rect>{{0, 0, size.width, size.height}}) ++drawn_in_places;
    auto& vertex = scene.list.VtxBuffer[static_cast<int>(random() % 160)];
    vertex.col ^= 0x00FFFFFFU;
    if (step % 2 == 0) scene.list.VtxBuffer[static_cast<int>(random() % 40) * 4].pos.y += 3;
  }
  CHECK(drawn_in_places >= 15);
}

TEST_CASE("damage is the tiles that differ, joined along a row, and nothing when nothing changed") {
  auto picture = *Framebuffer::create({200, 130});
  DamageTracker tracker;
  const auto update = [&] {
    const Rect all{0, 0, picture.size().width, picture.size().height};
    return *tracker.update(picture, std::span(&all, 1));
  };
  CHECK(update() == std::vector<Rect>{{0, 0, 200, 130}});
  CHECK(update().empty());
  picture.row(70)[10] = 1;
  picture.row(70)[64] = 1;
  picture.row(129)[199] = 1;
  CHECK(update() == std::vector<Rect>{{0, 64, 128, 64}, {192, 128, 8, 2}});
  CHECK(update().empty());
  REQUIRE(picture.resize({64, 64}));
  CHECK(update() == std::vector<Rect>{{0, 0, 64, 64}});
}

TEST_CASE("a picture of an impossible size is refused") {
  CHECK_FALSE(Framebuffer::create({0, 10}));
  CHECK_FALSE(Framebuffer::create({10, -1}));
  CHECK_FALSE(Framebuffer::create({k_max_side_px + 1, 10}));
  auto picture = *Framebuffer::create({10, 10});
  CHECK_FALSE(picture.resize({0, 0}));
  CHECK(picture.size() == Size{10, 10});
}

}  // namespace lifeboat::screen
