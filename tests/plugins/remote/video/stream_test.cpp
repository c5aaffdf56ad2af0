// A reader that is not ours, ffprobe, accepts the saved stream, and says what it must say.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "plugins/remote/video/openh264_encoder.hpp"
#include "tests/plugins/remote/video/session.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr int k_skipped = 77;

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> bytes{};
  while (const std::size_t size = std::fread(bytes.data(), 1, bytes.size(), pipe)) output.append(bytes.data(), size);
  pclose(pipe);
  return output;
}

// Scrolls text and gives the number of frames that were saved.
std::size_t save_stream(int width, int height, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  ScreenEncoderOptions options{make_openh264_encoder, [&](std::span<const std::uint8_t> unit) {
                                 file.write(reinterpret_cast<const char*>(unit.data()),
                                            static_cast<std::streamsize>(unit.size()));
                               }};
  scene::Session session(width, height, options);
  for (int frame = 0; frame < 20; ++frame) {
    scene::draw_text(session.console, 1, frame * 4);
    session.damage(scene::all_tiles(session.console));
    if (frame == 10) session.encoder.request_intra();
    session.run_for(33'000);
  }
  return session.encoder.statistics().video_frames;
}

TEST_CASE("ffprobe reads the stream as constrained baseline, BT.709, limited range, without an error") {
  if (output_of("command -v ffprobe").empty()) {
    std::cout << "SKIPPED: ffprobe is not installed" << std::endl;
    std::exit(k_skipped);
  }
  const auto [width, height] = GENERATE(table<int, int>({{1920, 1080}, {1366, 768}, {801, 601}}));
  CAPTURE(width, height);
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "stream.h264").string();
  const std::size_t frames = save_stream(width, height, path);
  REQUIRE(frames > 10);
  const std::string said = output_of("ffprobe -v warning -count_frames -show_streams '" + path + "' 2>&1");
  CAPTURE(said);
  const auto says = [&](const std::string& line) { return said.find(line + "\n") != std::string::npos; };
  CHECK(said.find("[STREAM]") == 0);  // no warning before it
  CHECK((says("profile=Constrained Baseline") || says("profile=Baseline")));
  CHECK(says("width=" + std::to_string((width + 1) / 2 * 2)));
  CHECK(says("height=" + std::to_string((height + 1) / 2 * 2)));
  CHECK(says("has_b_frames=0"));
  CHECK(says("refs=1"));
  CHECK(says("color_range=tv"));
  CHECK(says("color_space=bt709"));
  CHECK(says("color_transfer=bt709"));
  CHECK(says("color_primaries=bt709"));
  CHECK(says("nb_read_frames=" + std::to_string(frames)));
}

}  // namespace
}  // namespace lifeboat::remote::video
