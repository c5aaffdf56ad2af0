#include "plugins/remote/video/screen_decoder.hpp"

#include <algorithm>

#include "plugins/remote/video/color_convert.hpp"
#include "plugins/remote/video/openh264_decoder.hpp"
#include "plugins/remote/video/tile_codec.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr std::uint32_t k_black = 0xff000000U;

sdk::Failure broken(const char* why) { return {LB_REFUSED, std::string("screen update: ") + why}; }

}  // namespace

struct ScreenDecoder::Impl {
  MutablePicture picture;
  TileUnpacker unpacker;
  std::unique_ptr<Openh264Decoder> decoder;
  bool needs_intra = false;
  TileSet untold;  // changed by an update that failed; the next answer names them

  // The set that `bytes` names: exactly as many bytes as the picture needs, and no tile outside of it.
  [[nodiscard]] sdk::Outcome<TileSet> tile_set(std::span<const std::uint8_t> bytes) const {
    TileSet tiles(picture.width, picture.height);
    if (bytes.size() != tiles.bytes().size() || !tiles.assign(bytes)) return broken("a tile set of another size");
    if (!std::equal(bytes.begin(), bytes.end(), tiles.bytes().begin()))
      return broken("a tile outside of the picture");
    return tiles;
  }

  [[nodiscard]] sdk::Outcome<void> apply_exact(const protocol::ExactTiles& exact) {
    if (exact.tiles.empty() && exact.packed.empty()) return {};
    auto tiles = tile_set(exact.tiles);
    if (!tiles) return tiles.failure();
    untold.add(tiles.value());
    return unpacker.unpack(tiles.value(), exact.packed, picture);
  }

  [[nodiscard]] sdk::Outcome<I420View> decode(const protocol::VideoFrame& video) {
    if (needs_intra && !video.is_intra) return broken("the video waits for an intra frame");
    if (!decoder) {
      auto made = Openh264Decoder::create();
      if (!made) return made.failure();
      decoder = std::move(made).value();
    }
    return decoder->decode(video.access_unit, (picture.width + 1) / 2 * 2, (picture.height + 1) / 2 * 2);
  }

  [[nodiscard]] sdk::Outcome<TileSet> checked_tiles(const protocol::VideoFrame& video) const {
    if (video.access_unit.empty()) return broken("a video frame without an access unit");
    if (video.access_unit.size() > protocol::k_max_console_message_bytes) return broken("an access unit too long");
    return tile_set(video.tiles);
  }

  void draw(const I420View& frame, const TileSet& tiles) {
    for_each_run(tiles, [&](std::size_t first, std::size_t last) {
      draw_i420(frame, area_of_run(first, last, picture.width, picture.height), picture);
    });
    untold.add(tiles);
  }

  // What the library says of the stream can be healed; a wrong tile set cannot.
  [[nodiscard]] sdk::Outcome<void> apply_video(const protocol::VideoFrame& video, const TileSet& tiles) {
    auto frame = decode(video);
    needs_intra = !frame;
    if (!frame) {
      decoder.reset();
      return frame.failure();
    }
    draw(frame.value(), tiles);
    return {};
  }

  [[nodiscard]] sdk::Outcome<void> apply(const protocol::ScreenUpdate& update) {
    sdk::Outcome<void> video;
    if (!update.video.tiles.empty() || !update.video.access_unit.empty()) {
      auto tiles = checked_tiles(update.video);
      if (!tiles) {
        needs_intra = false;
        return tiles.failure();
      }
      video = apply_video(update.video, tiles.value());
    }
    // Exact tiles stand alone: they are right even when the video is not.
    if (auto exact = apply_exact(update.exact); !exact) {
      needs_intra = false;
      return exact;
    }
    return video;
  }
};

ScreenDecoder::ScreenDecoder() : impl_(std::make_unique<Impl>()) {}
ScreenDecoder::~ScreenDecoder() = default;

sdk::Outcome<void> ScreenDecoder::set_picture(const MutablePicture& picture) {
  const auto is_side = [](int side) { return side > 0 && side <= static_cast<int>(protocol::k_max_side_px); };
  if (!is_side(picture.width) || !is_side(picture.height)) return broken("a picture of an impossible size");
  impl_->picture = picture;
  impl_->decoder.reset();
  impl_->needs_intra = false;
  impl_->untold = TileSet(picture.width, picture.height);
  for (int y = 0; y < picture.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(picture.pixels + static_cast<std::size_t>(y) * picture.stride_bytes);
    std::fill_n(row, picture.width, k_black);
  }
  return {};
}

sdk::Outcome<TileSet> ScreenDecoder::apply(const protocol::ScreenUpdate& update) {
  if (impl_->picture.pixels == nullptr) return broken("no picture to apply it to");
  if (auto done = impl_->apply(update); !done) return done.failure();
  TileSet changed = impl_->untold;
  impl_->untold.clear_all();
  return changed;
}

bool ScreenDecoder::needs_intra() const { return impl_->needs_intra; }

}  // namespace lifeboat::remote::video
