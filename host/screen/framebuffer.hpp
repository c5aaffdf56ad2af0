// The picture: 32 bits a pixel, blue in the lowest byte (BGRX in memory, DRM's XRGB8888), top row first. It lies in a
// memfd, so that another process (the encoder of Remote Connection) can map the very same pixels, but only read them:
// the memfd is sealed against any further writable mapping, write or change of size. UI thread only.
#pragma once

#include <lifeboat/screen_channel.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/screen/geometry.hpp"

namespace lifeboat::screen {

// What the screen channel can carry; keeps width * height * 4 far from overflow.
inline constexpr int k_max_side_px = LB_SCREEN_MAX_SIDE_PX;

class Framebuffer {
 public:
  [[nodiscard]] static Result<Framebuffer> create(Size size);
  Framebuffer(Framebuffer&& other) noexcept;
  Framebuffer& operator=(Framebuffer&& other) noexcept;
  ~Framebuffer();

  // Gives a new, black picture; the memfd is a new one, since readers may hold the old mapping.
  [[nodiscard]] Status resize(Size size);

  [[nodiscard]] Size size() const { return size_; }
  [[nodiscard]] std::size_t stride_bytes() const { return stride_bytes_; }
  // The same memory for another process, which can neither write it nor make it smaller.
  [[nodiscard]] Result<UniqueFd> read_only_fd() const;
  // Good until the next resize.
  [[nodiscard]] std::span<std::uint32_t> row(int y);
  [[nodiscard]] std::span<const std::uint32_t> row(int y) const;
  // Grows by one with each frame in which a pixel changed, also over a resize.
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  void mark_changed() { ++sequence_; }

 private:
  Framebuffer(UniqueFd fd, std::byte* pixels, Size size, std::size_t stride_bytes);
  void unmap();

  UniqueFd fd_;
  std::byte* pixels_ = nullptr;
  Size size_;
  std::size_t stride_bytes_ = 0;
  std::uint64_t sequence_ = 0;
};

[[nodiscard]] Status save_png(const Framebuffer& picture, const std::string& path);

}  // namespace lifeboat::screen
