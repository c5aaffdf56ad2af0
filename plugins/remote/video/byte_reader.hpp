// Walks over bytes that came from outside: take() gives the next ones, or nothing when there are fewer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lifeboat::remote::video {

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  // Empty when fewer than `count` (at least 1) are left.
  [[nodiscard]] std::span<const std::uint8_t> take(std::size_t count) {
    if (count > rest_.size()) return {};
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }
  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace lifeboat::remote::video
