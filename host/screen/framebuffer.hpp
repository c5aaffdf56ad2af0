// The picture: 32 bits a pixel, blue in the lowest byte (BGRX in memory, DRM's XRGB8888), top row first. It lies in a
// memfd, so that another process (the encoder of Remote Connection) can map the very same pixels; the sequence number
// tells it whether something changed. Drawn and resized on the UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/screen/geometry.hpp"

namespace lifeboat::screen {

// A wall of displays at most; keeps width * height * 4 far from overflow.
inline constexpr int k_max_side_px = 16384;

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
  [[nodiscard]] int fd() const { return fd_.get(); }
  // Good until the next resize.
  [[nodiscard]] std::span<std::uint32_t> row(int y);
  [[nodiscard]] std::span<const std::uint32_t> row(int y) const;
  // Grows by one with each frame in which a pixel changed.
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
