// Which tiles keep changing. A tile is hot after its third change without a pause; it is still once nothing changed
// for a while. Hot tiles are worth a video frame; still ones are worth exact pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugins/remote/video/tile_set.hpp"

namespace lifeboat::remote::video {

class TileMotion {
 public:
  static constexpr std::int64_t k_pause_us = 300'000;
  static constexpr int k_hot_changes = 3;

  TileMotion() = default;
  explicit TileMotion(std::size_t tiles) : tiles_(tiles) {}

  void changed(std::size_t tile, std::int64_t now_us) {
    Tile& state = tiles_[tile];
    if (now_us - state.changed_us > k_pause_us) state.changes = 0;
    if (state.changes < k_hot_changes) ++state.changes;
    state.changed_us = now_us;
  }
  [[nodiscard]] bool is_hot(std::size_t tile) const { return tiles_[tile].changes >= k_hot_changes; }
  [[nodiscard]] std::int64_t changed_us(std::size_t tile) const { return tiles_[tile].changed_us; }

 private:
  struct Tile {
    std::int64_t changed_us = 0;
    int changes = 0;
  };
  std::vector<Tile> tiles_;
};

}  // namespace lifeboat::remote::video
