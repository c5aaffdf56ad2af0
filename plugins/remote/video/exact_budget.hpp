// How many bytes may go as exact tiles at once, without looking like a video: a bucket that holds what a menu or a
// page takes, and refills at what typing and hovering take for ever. On a slow link it is a share of the link.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lifeboat::remote::video {

class ExactBudget {
 public:
  static constexpr std::int64_t k_full_bytes = 128 << 10;
  static constexpr std::int64_t k_refill_per_second = 256 << 10;
  static constexpr std::int64_t k_least_full_bytes = 8 << 10;  // a few tiles of text, on any link

  [[nodiscard]] std::size_t level(std::int64_t now_us, std::int64_t bytes_per_second) {
    const bool is_known = bytes_per_second != 0;
    const std::int64_t refill = is_known ? std::min(k_refill_per_second, bytes_per_second / 4) : k_refill_per_second;
    const std::int64_t full =
        is_known ? std::clamp(bytes_per_second / 20, k_least_full_bytes, k_full_bytes) : k_full_bytes;
    const std::int64_t passed_us = std::clamp<std::int64_t>(now_us - filled_us_, 0, 1'000'000);
    level_ = std::min(full, level_ + refill * passed_us / 1'000'000);
    filled_us_ = now_us;
    return static_cast<std::size_t>(std::max<std::int64_t>(level_, 0));
  }
  void spend(std::size_t bytes) { level_ -= static_cast<std::int64_t>(bytes); }

 private:
  std::int64_t level_ = k_full_bytes;
  std::int64_t filled_us_ = 0;
};

}  // namespace lifeboat::remote::video
