#include "plugins/remote/video/screen_decoder.hpp"

#include <algorithm>

#include "plugins/remote/video/tile_codec.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr std::uint32_t k_black = 0xff000000U;

sdk::Failure broken(const char* why) { return {LB_REFUSED, std::string("screen update: ") + why}; }

}  // namespace

struct ScreenDecoder::Impl {
  MutablePicture picture;
  TileUnpacker unpacker;

  // The set that `bytes` names: exactly as many bytes as the picture needs, and no tile outside of it.
  [[nodiscard]] sdk::Outcome<TileSet> tile_set(std::span<const std::uint8_t> bytes) const {
    TileSet tiles(picture.width, picture.height);
    if (bytes.size() != tiles.bytes().size() || !tiles.assign(bytes)) return broken("a tile set of another size");
    if (!std::equal(bytes.begin(), bytes.end(), tiles.bytes().begin())) return broken("a tile outside of the picture");
    return tiles;
  }

  [[nodiscard]] sdk::Outcome<void> apply_exact(const protocol::ExactTiles& exact, TileSet& changed) {
    if (exact.tiles.empty() && exact.packed.empty()) return {};
    auto tiles = tile_set(exact.tiles);
    if (!tiles) return tiles.failure();
    changed.add(tiles.value());
    return unpacker.unpack(tiles.value(), exact.packed, picture);
  }
};

ScreenDecoder::ScreenDecoder() : impl_(std::make_unique<Impl>()) {}
ScreenDecoder::~ScreenDecoder() = default;

sdk::Outcome<void> ScreenDecoder::set_picture(const MutablePicture& picture) {
  const auto is_side = [](int side) { return side > 0 && side <= static_cast<int>(protocol::k_max_side_px); };
  if (!is_side(picture.width) || !is_side(picture.height)) return broken("a picture of an impossible size");
  impl_->picture = picture;
  for (int y = 0; y < picture.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(picture.pixels + static_cast<std::size_t>(y) * picture.stride_bytes);
    std::fill_n(row, picture.width, k_black);
  }
  return {};
}

sdk::Outcome<TileSet> ScreenDecoder::apply(const protocol::ScreenUpdate& update) {
  if (impl_->picture.pixels == nullptr) return broken("no picture to apply it to");
  TileSet changed(impl_->picture.width, impl_->picture.height);
  if (auto done = impl_->apply_exact(update.exact, changed); !done) return done.failure();
  return changed;
}

bool ScreenDecoder::needs_intra() const { return false; }

}  // namespace lifeboat::remote::video
