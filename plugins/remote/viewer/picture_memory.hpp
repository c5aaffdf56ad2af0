// The memory of the remote picture, shared with the decoder's process: as large as the largest picture, of which only
// the pages that were written take room. Sealed, so that the other process cannot make it smaller underneath us. It
// outlives decoders: a new one goes on with the pixels that are there.
#pragma once

#include <cstddef>
#include <memory>

#include "host/base/error.hpp"
#include "host/screen/picture_paint.hpp"

namespace lifeboat::remote::viewer {

class PictureMemory {
 public:
  [[nodiscard]] static Result<std::unique_ptr<PictureMemory>> create();
  virtual ~PictureMemory() = default;

  // For reading: the decoder writes.
  [[nodiscard]] virtual screen::PixelView view(screen::Size size) const = 0;
  // To be handed to the decoder.
  [[nodiscard]] virtual int fd() const = 0;

  // Rows follow each other without gaps.
  [[nodiscard]] static std::size_t stride_bytes(screen::Size size) {
    return static_cast<std::size_t>(size.width) * 4;
  }
  [[nodiscard]] static std::size_t capacity_bytes();
};

}  // namespace lifeboat::remote::viewer
