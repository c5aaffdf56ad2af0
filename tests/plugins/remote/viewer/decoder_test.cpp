// The decoder in its own process, driven through PicturePipe.
#include <signal.h>

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <cstring>
#include <optional>

#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/openh264_encoder.hpp"
#include "plugins/remote/video/screen_encoder.hpp"
#include "plugins/remote/viewer/picture_pipe.hpp"

using namespace lifeboat;
using namespace lifeboat::remote;
using namespace lifeboat::remote::viewer;
using namespace std::chrono_literals;

namespace {

constexpr int k_width = 200, k_height = 150;

// A console's encoder on one side, the pipe on the other.
struct Fixture {
  boost::asio::io_context context;
  std::unique_ptr<PictureMemory> memory = std::move(*PictureMemory::create());
  std::optional<screen::Size> size;
  std::optional<PicturePipe::Update> last;
  std::optional<PicturePipe::Trouble> trouble;
  int intra_requests = 0;
  PicturePipe pipe{
      context,
      LIFEBOAT_BINARY_DIR "/bin/lifeboat-viewer",
      *memory,
      {[this](screen::Size now) { size = now; }, [this](const PicturePipe::Update& update) { last = update; },
       [this] { ++intra_requests; }, [this](PicturePipe::Trouble what) { trouble = what; }}};

  std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(k_width * k_height, 0xFF000000U);
  video::ScreenEncoder encoder{
      {[](int width, int height) { return video::make_openh264_encoder(width, height); }, {}}};
  std::int64_t now_us = 1'000'000;

  Fixture() {
    encoder.set_size(k_width, k_height);
    pipe.set_picture({k_width, k_height});
  }
  ~Fixture() {
    pipe.stop();
    context.poll();
  }

  void paint(std::uint32_t seed) {
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      pixels[i] = 0xFF000000U | (static_cast<std::uint32_t>(i) * seed * 2654435761U >> 8);
    }
    video::TileSet all(k_width, k_height);
    all.set_all();
    encoder.damage(all, 7, now_us);
  }

  template <class Condition>
  void run_until(Condition&& is_met) {
    const auto limit = std::chrono::steady_clock::now() + 20s;
    while (!is_met() && std::chrono::steady_clock::now() < limit) context.run_one_for(1s);
    REQUIRE(is_met());
  }

  std::vector<std::uint8_t> next_payload() {
    for (int i = 0; i < 1000; ++i) {
      now_us += 20'000;
      const video::PictureView view{reinterpret_cast<const std::uint8_t*>(pixels.data()), k_width, k_height,
                                    k_width * 4};
      const auto update = encoder.next(view, {}, now_us);
      if (!update) continue;
      encoder.acknowledged(update->update_id, now_us + 1000);
      return protocol::encode_message(*update);
    }
    return {};
  }

  void step() {
    last.reset();
    auto payload = next_payload();
    REQUIRE_FALSE(payload.empty());
    pipe.submit(std::move(payload));
    run_until([this] { return last || trouble; });
  }
  void show_exactly() {
    do step();
    while (!trouble && !last->is_exact);
  }
  [[nodiscard]] bool shows_it() const {
    const auto view = memory->view({k_width, k_height});
    return std::memcmp(view.pixels, pixels.data(), pixels.size() * 4) == 0;
  }
};

}  // namespace

TEST_CASE("viewer: the decoder's process draws what the console shows") {
  Fixture viewer;
  viewer.paint(1);
  viewer.show_exactly();
  REQUIRE(viewer.size);
  CHECK(viewer.size->width == k_width);
  CHECK(viewer.last->input_id == 7);
  CHECK(viewer.shows_it());
}

TEST_CASE("viewer: a decoder that is killed is replaced, and the picture goes on") {
  Fixture viewer;
  viewer.paint(1);
  viewer.show_exactly();
  const int first = viewer.pipe.decoder_process_id();
  REQUIRE(first > 0);
  ::kill(first, SIGKILL);
  viewer.run_until([&] { return viewer.intra_requests > 0; });
  viewer.encoder.request_intra();
  CHECK(viewer.pipe.decoder_process_id() != first);
  CHECK(viewer.shows_it());
  viewer.paint(2);
  viewer.show_exactly();
  CHECK_FALSE(viewer.trouble);
  CHECK(viewer.shows_it());
}

TEST_CASE("viewer: three deaths within a minute end the session") {
  Fixture viewer;
  viewer.paint(1);
  viewer.show_exactly();
  for (int death = 1; death <= 3; ++death) {
    ::kill(viewer.pipe.decoder_process_id(), SIGKILL);
    viewer.run_until([&] { return viewer.trouble || viewer.intra_requests == death; });
  }
  REQUIRE(viewer.trouble);
  CHECK(*viewer.trouble == PicturePipe::Trouble::keeps_dying);
}

TEST_CASE("viewer: updates that break the rules are trouble, not a crash") {
  Fixture viewer;
  viewer.paint(1);
  auto payload = viewer.next_payload();
  const int kind = GENERATE(0, 1, 2);
  if (kind == 0) payload.resize(payload.size() / 2);
  if (kind == 1) payload.assign(5000, 0xFF);
  if (kind == 2) {
    protocol::ScreenUpdate lie;
    lie.update_id = 1;
    lie.exact.tiles.assign(500, 0xFF);
    lie.exact.packed.assign(10, 1);
    payload = protocol::encode_message(lie);
  }
  viewer.pipe.submit(payload);
  viewer.run_until([&] { return viewer.trouble.has_value(); });
  CHECK(*viewer.trouble == PicturePipe::Trouble::breaks_rules);
  CHECK_FALSE(viewer.last);
}

TEST_CASE("viewer: a stream that is no H.264 asks for an intra frame, and the session goes on") {
  Fixture viewer;
  protocol::ScreenUpdate garbage;
  garbage.update_id = 1;
  garbage.video.tiles.assign((4 * 3 + 7) / 8, 0);
  garbage.video.tiles[0] = 1;
  garbage.video.access_unit.assign(2000, 0x5A);
  viewer.pipe.submit(protocol::encode_message(garbage));
  viewer.run_until([&] { return viewer.intra_requests > 0 && viewer.last; });
  CHECK(viewer.last->update_id == 1);
  viewer.paint(3);
  viewer.show_exactly();
  CHECK(viewer.shows_it());
  CHECK_FALSE(viewer.trouble);
}
