// What a session costs at 1080p and 30 changes a second: typing, a text scroll, dragging a window, a film in a
// window, a new page, and nothing at all. Bytes and updates a second, the encoder's CPU time, and the decoder's. A
// program to be looked at, not a test: `bench_video [out.h264]`; the file gets the H.264 of the scroll.
#include <time.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;

constexpr int k_width = 1920, k_height = 1080, k_frames = 150;
constexpr std::int64_t k_frame_us = 33'333, k_round_trip_us = 2'000;

std::int64_t cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
}

struct Session {
  explicit Session(ScreenEncoderOptions options) : encoder(std::move(options)) {
    if (!decoder.set_picture(viewer.target())) std::abort();
    encoder.set_size(k_width, k_height);
  }

  // Everything that may go until `end_us`.
  void run_until(std::int64_t end_us) {
    while (now_us < end_us) {
      const std::int64_t began = cpu_us();
      auto update = encoder.next(console.view(), {}, now_us);
      const std::int64_t took = cpu_us() - began;
      encode_us += took;
      if (update) {
        slowest_us = std::max(slowest_us, took);
        show(*update);
        now_us += k_round_trip_us;
        encoder.acknowledged(update->update_id, now_us);
      } else {
        const std::int64_t due = encoder.due_at_us();
        now_us = due < 0 ? end_us : std::min(end_us, std::max(due, now_us + 1000));
      }
    }
  }

  void show(const protocol::ScreenUpdate& update) {
    const std::int64_t began = cpu_us();
    if (auto done = decoder.apply(update); !done) {
      std::fprintf(stderr, "%s\n", done.failure().message.c_str());
      std::exit(1);
    }
    decode_us += cpu_us() - began;
  }

  Picture console{k_width, k_height}, viewer{k_width, k_height};
  ScreenEncoder encoder;
  ScreenDecoder decoder;
  std::int64_t now_us = 1'000'000, encode_us = 0, decode_us = 0, slowest_us = 0;
};

using Draw = std::function<TileSet(Picture&, int frame)>;

void run(const char* name, const Draw& draw, ScreenEncoderOptions options) {
  Session session(std::move(options));
  scene::draw_text(session.console, 1);
  session.run_until(session.now_us + 1'000'000);
  const EncoderStatistics before = session.encoder.statistics();
  const std::int64_t settled_us = session.encode_us;
  session.encode_us = session.decode_us = session.slowest_us = 0;
  for (int frame = 0; frame < k_frames; ++frame) {
    const std::int64_t frame_ends_us = session.now_us + k_frame_us;
    session.encoder.damage(draw(session.console, frame), static_cast<std::uint64_t>(frame), session.now_us);
    session.run_until(frame_ends_us);
  }
  const EncoderStatistics after = session.encoder.statistics();
  const double seconds = k_frames * static_cast<double>(k_frame_us) / 1e6;
  const auto per_second = [&](std::uint64_t to, std::uint64_t from) {
    return static_cast<double>(to - from) / seconds;
  };
  std::printf(
      "%-8s %7.1f KB/s video %7.1f KB/s tiles %5.1f updates/s %5.1f frames/s  encode %6.3f ms/frame (%4.1f %% of a "
      "core, slowest %6.3f ms)  decode %6.3f ms/frame  first picture %5.1f ms\n",
      name, per_second(after.video_bytes, before.video_bytes) / 1000,
      per_second(after.tile_bytes, before.tile_bytes) / 1000, per_second(after.updates, before.updates),
      per_second(after.video_frames, before.video_frames), static_cast<double>(session.encode_us) / 1000 / k_frames,
      static_cast<double>(session.encode_us) / seconds / 1e4, static_cast<double>(session.slowest_us) / 1000,
      static_cast<double>(session.decode_us) / 1000 / k_frames, static_cast<double>(settled_us) / 1000);
}

TileSet type_letter(Picture& picture, int frame) {
  const int x = 400 + frame % 60 * 8, y = 500 + frame / 60 * 16;
  scene::draw_glyph(picture, x, y, static_cast<std::uint32_t>(frame % 40));
  picture.fill(x + 8, y, 1, 16, 0xffffffffU);
  return scene::tiles_of(picture, x, y, 9, 16);
}

TileSet scroll(Picture& picture, int frame) {
  scene::draw_text(picture, 1, (frame + 1) * 4);
  return scene::all_tiles(picture);
}

struct DragWindow {
  Picture ground{k_width, k_height}, window{700, 500};
  int x = 0, y = 0;

  DragWindow() {
    scene::draw_text(ground, 1);
    scene::draw_text(window, 99);
    window.fill(0, 0, 700, 24, 0xff3060a0U);
  }
  TileSet operator()(Picture& picture, int frame) {
    TileSet tiles = scene::tiles_of(picture, x, y, 700, 500);
    x = 100 + frame * 6;
    y = 80 + frame * 2;
    picture.pixels = ground.pixels;
    for (int row = 0; row < window.height; ++row) std::memcpy(&picture.at(x, y + row), &window.at(0, row), 700 * 4);
    tiles.add(scene::tiles_of(picture, x, y, 700, 500));
    return tiles;
  }
};

TileSet play_film(Picture& picture, int frame) {
  for (int y = 0; y < 360; ++y) {
    for (int x = 0; x < 640; ++x) {
      const auto value =
          static_cast<std::uint32_t>((x * x / 300 + y * y / 200 + frame * 3 + ((x + frame * 2) / 40 % 2) * 60) & 255);
      picture.at(320 + x, 200 + y) = 0xff000000U | value << 16U | (255 - value) << 8U | (value / 2);
    }
  }
  return scene::tiles_of(picture, 320, 200, 640, 360);
}

TileSet open_pages(Picture& picture, int frame) {
  if (frame % 30 != 0) return {k_width, k_height};
  scene::draw_text(picture, static_cast<std::uint32_t>(frame) + 2);
  return scene::all_tiles(picture);
}

}  // namespace
}  // namespace lifeboat::remote::video

int main(int count, char** arguments) {
  using namespace lifeboat::remote::video;
  std::ofstream file;
  if (count > 1) file.open(arguments[1], std::ios::binary);
  ScreenEncoderOptions options{make_openh264_encoder, {}};
  ScreenEncoderOptions tapped = options;
  tapped.tap = [&](std::span<const std::uint8_t> unit) {
    file.write(reinterpret_cast<const char*>(unit.data()), static_cast<std::streamsize>(unit.size()));
  };
  run("idle", [](Picture&, int) { return TileSet(k_width, k_height); }, options);
  run("blink", [](Picture& picture, int) { return scene::tiles_of(picture, 400, 500, 9, 16); }, options);
  run("typing", type_letter, options);
  run("scroll", scroll, tapped);
  run("drag", DragWindow(), options);
  run("film", play_film, options);
  run("pages", open_pages, options);
}
