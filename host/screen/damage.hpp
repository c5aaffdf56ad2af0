// Which tiles of the picture differ from the frame before: found by comparing pixels, so that a page that is drawn
// again as it was costs displays and the network nothing. Neighbouring dirty tiles of a row come as one rectangle.
//
// What is compared with is a copy of the last complete frame. It lies in a memfd of its own, because it is also what
// a server of the screen reads: at worst it sees a tile of the next frame early, never a page that is half drawn.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "host/screen/framebuffer.hpp"

namespace lifeboat::screen {

inline constexpr int k_tile_px = LB_SCREEN_TILE_PX;

class DamageTracker {
 public:
  // The rectangles that changed since the last call; everything after a resize. Copies them to `last_frame`. Only
  // `drawn` is looked at: what the renderer answered, or the parts that were drawn again.
  // Fails, without harm to the copy, when there is no memory for a picture of a new size.
  [[nodiscard]] Result<std::vector<Rect>> update(const Framebuffer& picture, std::span<const Rect> drawn);
  // The last complete frame; nullptr before the first.
  [[nodiscard]] const Framebuffer* last_frame() const { return copy_ ? &*copy_ : nullptr; }
  // Takes the picture away from those who read it: the next update goes to new memory, all of it as damage.
  void renew() { copy_.reset(); }

 private:
  std::optional<Framebuffer> copy_;
};

}  // namespace lifeboat::screen
