// What goes how: small changes as exact tiles at once, motion as H.264, and nothing when nothing changed.
#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/session.hpp"

namespace lifeboat::remote::video {
namespace {

using scene::Picture;
using scene::Session;

const ScreenEncoderOptions k_options{make_openh264_encoder, {}};
constexpr std::int64_t k_frame_us = 33'000;

std::size_t video_frames(const Session& session) {
  return static_cast<std::size_t>(std::count_if(session.sent.begin(), session.sent.end(), [](const auto& update) {
    return !update.video.access_unit.empty();
  }));
}

std::size_t total_bytes(const Session& session) {
  std::size_t bytes = 0;
  for (const auto& update : session.sent) bytes += scene::bytes_of(update);
  return bytes;
}

// A settled text screen with nothing in its history.
struct TextScreen : Session {
  TextScreen(int width, int height, const ScreenEncoderOptions& options = k_options)
      : Session(width, height, options) {
    scene::draw_text(console, 1);
    if (!settle()) throw std::runtime_error("the first picture does not settle");
    forget_history();
  }
};

void scroll(Session& session, int frames, int first_frame = 0) {
  for (int frame = first_frame + 1; frame <= first_frame + frames; ++frame) {
    scene::draw_text(session.console, 1, frame * 4);
    session.damage(scene::all_tiles(session.console));
    session.run_for(k_frame_us);
  }
}

TEST_CASE("typing goes as exact tiles within the millisecond and never as video") {
  TextScreen session(1920, 1080);
  for (int key = 0; key < 60; ++key) {
    scene::draw_glyph(session.console, 400 + key * 8, 500, static_cast<std::uint32_t>(key % 40));
    session.damage(scene::tiles_of(session.console, 400 + key * 8, 500, 8, 16), static_cast<std::uint64_t>(key) + 1);
    session.run_for(2'000);
    REQUIRE(session.sent.size() == static_cast<std::size_t>(key) + 1);
    CHECK(session.sent.back().is_exact);
    CHECK(session.sent.back().input_id == static_cast<std::uint64_t>(key) + 1);
    session.run_for(31'000);
  }
  CHECK(video_frames(session) == 0);
  CHECK(session.is_same());
  CHECK(total_bytes(session) < 60'000);
}

TEST_CASE("a text scroll goes as video within its budget and ends exact") {
  TextScreen session(1920, 1080);
  scroll(session, 15);
  session.forget_history();
  scroll(session, 45, 15);
  CHECK(video_frames(session) >= 40);
  const double seconds = 45 * static_cast<double>(k_frame_us) / 1e6;
  CHECK(static_cast<double>(total_bytes(session)) / seconds < 300'000);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("what stopped is refined in bounded batches once it was still") {
  TextScreen session(1920, 1080);
  for (std::uint32_t frame = 0; frame < 10; ++frame) {
    scene::draw_noise(session.console, frame, 0, 0, 1920, 540);
    session.damage(scene::tiles_of(session.console, 0, 0, 1920, 540));
    session.run_for(k_frame_us);
  }
  CHECK(video_frames(session) >= 9);
  session.forget_history();
  session.run_for(20'000);
  CHECK(session.sent.empty());
  CHECK(session.settle());
  CHECK(session.is_same());
  CHECK(video_frames(session) == 0);
  CHECK(session.sent.size() > 4);
  for (const auto& update : session.sent) CHECK(scene::bytes_of(update) <= 256U << 10);
}

TEST_CASE("nothing is sent when nothing changed") {
  TextScreen session(800, 600);
  session.damage(scene::all_tiles(session.console));
  CHECK(session.settle() == false);  // nothing was sent, so nothing was said
  CHECK(session.sent.empty());
  CHECK(session.encoder.due_at_us() == -1);
}

TEST_CASE("letters typed beside a film stay exact") {
  TextScreen session(1280, 720);
  std::size_t exact_beside_video = 0;
  for (std::uint32_t frame = 0; frame < 60; ++frame) {
    scene::draw_noise(session.console, frame, 64, 64, 448, 320);
    TileSet tiles = scene::tiles_of(session.console, 64, 64, 448, 320);
    if (frame % 12 == 11) {
      scene::draw_glyph(session.console, 900, 600, frame % 40);
      tiles.add(scene::tiles_of(session.console, 900, 600, 8, 16));
    }
    session.forget_history();
    session.damage(tiles);
    session.run_for(k_frame_us);
    for (const auto& update : session.sent) {
      if (!update.video.access_unit.empty() && !update.exact.packed.empty()) ++exact_beside_video;
    }
  }
  CHECK(exact_beside_video >= 4);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("an update names the newest input and the time since its frame was drawn") {
  TextScreen session(800, 600);
  session.console.fill(10, 10, 20, 20, 0xffff0000U);
  session.encoder.damage(scene::tiles_of(session.console, 10, 10, 20, 20), 7, session.now_us - 1500);
  session.run_for(1'000);
  REQUIRE(session.sent.size() == 1);
  CHECK(session.sent[0].input_id == 7);
  CHECK(session.sent[0].server_time_us == 1500);
}

TEST_CASE("a request for an intra frame is answered by the next video frame") {
  TextScreen session(1280, 720);
  scroll(session, 10);
  session.forget_history();
  session.encoder.request_intra();
  scroll(session, 4, 10);
  REQUIRE(video_frames(session) >= 3);
  std::vector<bool> intra;
  for (const auto& update : session.sent) {
    if (!update.video.access_unit.empty()) intra.push_back(update.video.is_intra);
  }
  CHECK(intra[0]);
  CHECK(std::count(intra.begin(), intra.end(), true) == 1);
}

TEST_CASE("a viewer that lost a frame recovers and ends exact") {
  TextScreen session(1280, 720);
  scroll(session, 5);
  REQUIRE(session.decoder.set_picture(session.viewer.target()));  // forgets its decoder
  session.viewer.pixels = session.console.pixels;
  session.forget_history();
  scroll(session, 10, 5);
  CHECK(session.failed > 0);
  CHECK(session.failed < 4);
  CHECK(session.settle());
}

// Fails at each encoder's n-th frame.
class FailingEncoder final : public VideoEncoder {
 public:
  FailingEncoder(std::unique_ptr<VideoEncoder> encoder, int fails_at)
      : encoder_(std::move(encoder)), left_(fails_at) {}
  [[nodiscard]] std::string name() const override { return "failing"; }
  [[nodiscard]] sdk::Outcome<AccessUnit> encode(const I420View& picture, int qp, bool must_be_intra) override {
    if (left_-- == 0) return sdk::Failure{LB_REFUSED, "the test wants it"};
    return encoder_->encode(picture, qp, must_be_intra);
  }

 private:
  std::unique_ptr<VideoEncoder> encoder_;
  int left_;
};

TEST_CASE("an encoder that fails is replaced, and in the end tiles alone do") {
  const int fails_at = GENERATE(0, 1, 4);
  CAPTURE(fails_at);
  int made = 0;
  ScreenEncoderOptions options;
  options.make_video_encoder = [&](int width, int height) -> sdk::Outcome<std::unique_ptr<VideoEncoder>> {
    ++made;
    auto encoder = make_openh264_encoder(width, height);
    if (!encoder) return encoder;
    return std::unique_ptr<VideoEncoder>(std::make_unique<FailingEncoder>(std::move(encoder).value(), fails_at));
  };
  TextScreen session(1280, 720, options);
  CHECK(session.encoder.encoder_name() == "failing");
  scroll(session, 30);
  CHECK(session.failed == 0);
  CHECK(made == 3);
  CHECK(session.encoder.encoder_name() == "tiles only");
  CHECK(video_frames(session) == static_cast<std::size_t>(fails_at) * 3);
  CHECK(session.settle());
  CHECK(session.is_same());
}

TEST_CASE("the tap gets every access unit") {
  std::size_t tapped = 0;
  ScreenEncoderOptions options = k_options;
  options.tap = [&](std::span<const std::uint8_t> unit) { tapped += unit.size(); };
  TextScreen session(640, 480, options);
  scroll(session, 10);
  CHECK(tapped > 0);
  CHECK(tapped == session.encoder.statistics().video_bytes);
}

}  // namespace
}  // namespace lifeboat::remote::video
