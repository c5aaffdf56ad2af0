// A console that lies: everything it can send gives a failure, never a crash, never a pixel outside of the picture.
#include <catch2/catch.hpp>

#include <random>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "plugins/remote/video/tile_codec.hpp"
#include "tests/plugins/remote/video/fuzz.hpp"
#include "tests/plugins/remote/video/session.hpp"

namespace lifeboat::remote::video {
namespace {

using Bytes = std::vector<std::uint8_t>;
using scene::Picture;

// Real updates of a small picture: exact tiles, an intra frame and some frames after it.
std::vector<protocol::ScreenUpdate> real_updates() {
  scene::Session session(200, 120, {make_openh264_encoder, {}});
  scene::draw_text(session.console, 1);
  if (!session.settle()) throw std::runtime_error("it does not settle");
  for (std::uint32_t frame = 0; frame < 14; ++frame) {
    scene::draw_noise(session.console, frame, 0, 0, 200, 120);
    session.damage(scene::all_tiles(session.console));
    session.run_for(33'000);
  }
  return session.sent;
}

protocol::ScreenUpdate first_video(const std::vector<protocol::ScreenUpdate>& updates) {
  for (const auto& update : updates) {
    if (!update.video.access_unit.empty()) return update;
  }
  throw std::runtime_error("no video was sent");
}

void mutate(Bytes& bytes, std::mt19937& random) {
  for (unsigned times = 1 + random() % 4; times > 0 && !bytes.empty(); --times) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0: bytes[at] = static_cast<std::uint8_t>(random()); break;
      case 1: bytes[at] ^= static_cast<std::uint8_t>(1U << random() % 8); break;
      case 2: bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at)); break;
      default: bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::uint8_t>(random()));
    }
  }
}

TEST_CASE("pictures of impossible sizes and updates without a picture are refused") {
  ScreenDecoder decoder;
  CHECK_FALSE(decoder.apply({}));
  Picture picture(64, 64);
  CHECK_FALSE(decoder.set_picture({nullptr, 0, 64, 0}));
  CHECK_FALSE(decoder.set_picture({nullptr, 64, -1, 0}));
  CHECK_FALSE(decoder.set_picture({nullptr, 8193, 64, 0}));
  REQUIRE(decoder.set_picture(picture.target()));
  CHECK(decoder.apply({}));
}

TEST_CASE("a tile set of another size or beyond the picture is refused and not to be healed") {
  const auto updates = real_updates();
  Picture picture(200, 120);
  ScreenDecoder decoder;
  REQUIRE(decoder.set_picture(picture.target()));
  const auto refuses = [&](const protocol::ScreenUpdate& update) {
    return !decoder.apply(update) && !decoder.needs_intra();
  };
  for (const Bytes& tiles : {Bytes{}, Bytes{1, 0}, Bytes{1, 0, 0}}) {
    protocol::ScreenUpdate exact = updates.front(), video = first_video(updates);
    exact.exact.tiles = tiles;
    video.video.tiles = tiles;
    CHECK(refuses(exact));
    CHECK(refuses(video));
  }
  protocol::ScreenUpdate beyond = updates.front();
  beyond.exact.tiles = {0x00, 0x01};
  CHECK(refuses(beyond));
  protocol::ScreenUpdate no_unit;
  no_unit.video.tiles = {1};
  CHECK(refuses(no_unit));
  protocol::ScreenUpdate too_long = first_video(updates);
  too_long.video.access_unit.resize(protocol::k_max_console_message_bytes + 1);
  CHECK(refuses(too_long));
}

TEST_CASE("H.264 that cannot be decoded asks for an intra frame, and the exact tiles beside it still count") {
  const auto updates = real_updates();
  Picture picture(200, 120);
  ScreenDecoder decoder;
  REQUIRE(decoder.set_picture(picture.target()));
  protocol::ScreenUpdate both = updates.front();
  both.video = first_video(updates).video;
  both.video.access_unit.resize(both.video.access_unit.size() / 2);
  both.video.access_unit[60] ^= 0xff;
  CHECK_FALSE(decoder.apply(both));
  CHECK(decoder.needs_intra());
  CHECK(picture.pixels != Picture(200, 120).pixels);
  protocol::ScreenUpdate inter = first_video(updates);
  inter.video.is_intra = false;
  CHECK_FALSE(decoder.apply(inter));
  CHECK(decoder.needs_intra());
  auto changed = decoder.apply(first_video(updates));
  REQUIRE(changed);
  CHECK_FALSE(decoder.needs_intra());
  TileSet all(200, 120);
  all.set_all();
  CHECK(changed.value().count() == all.count());  // those of the failed update, too
}

TEST_CASE("mutated tiles and updates only ever fail") {
  const std::uint32_t seed = 20'260'101;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto updates = real_updates();
  const Bytes corpus = fuzz::input_of(200, 120, updates);
  for (int run = 0; run < 150; ++run) {
    Bytes input = corpus;
    mutate(input, random);
    fuzz::apply_updates(input);
  }
  // A picture of 64x53: one tile; the plain forms of all kinds.
  for (int run = 0; run < 4000; ++run) {
    Bytes input{static_cast<std::uint8_t>(0x80U | random() % 64), static_cast<std::uint8_t>(random() % 4),
                static_cast<std::uint8_t>(random() % 8)};
    input.resize(3 + random() % 3000, static_cast<std::uint8_t>(random() % 6));
    mutate(input, random);
    fuzz::unpack_tiles(input);
  }
  for (int run = 0; run < 2000; ++run) {
    Bytes input = updates.front().exact.packed;
    mutate(input, random);
    input.insert(input.begin(), static_cast<std::uint8_t>(random() % 64));
    fuzz::unpack_tiles(input);
  }
  SUCCEED("no crash, and nothing for the sanitizers");
}

}  // namespace
}  // namespace lifeboat::remote::video
