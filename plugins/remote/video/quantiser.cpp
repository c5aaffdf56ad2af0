#include "plugins/remote/video/quantiser.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lifeboat::remote::video {
namespace {

constexpr std::int64_t k_frames_per_second = 30;
constexpr double k_share = 0.8;                       // of the link; the rest is for tiles and the cursor
constexpr std::size_t k_tiny_frame_bytes = 3U << 10;  // 90 KB/s: finer costs nobody anything
constexpr std::size_t k_large_frame_bytes = 9U << 10;
constexpr double k_intra_tile_bytes = 550;            // dense text at the resting QP
constexpr std::int64_t k_intra_per_second = 8;        // an intra frame may fill the link for an eighth of a second
constexpr int k_most_steps = 6;                       // half the bytes; more at once and it swings

double frame_budget(std::int64_t bytes_per_second, std::int64_t per_second) {
  if (bytes_per_second == 0) return std::numeric_limits<double>::infinity();
  return k_share * static_cast<double>(bytes_per_second) / static_cast<double>(per_second);
}

// Six steps of QP double the size of the quantiser's step, and about halve the bytes.
int steps_over(double bytes, double budget) {
  return bytes <= budget ? 0 : static_cast<int>(std::ceil(6 * std::log2(bytes / budget)));
}

}  // namespace

int Quantiser::qp_for(bool is_intra, std::size_t tiles, std::int64_t bytes_per_second) const {
  if (!is_intra) return qp_;
  const double foreseen = k_intra_tile_bytes * static_cast<double>(tiles);
  const int steps = steps_over(foreseen, frame_budget(bytes_per_second, k_intra_per_second));
  return std::clamp(std::max(qp_, k_resting_qp + steps), k_finest_qp, k_coarsest_qp);
}

void Quantiser::learn(int qp, std::size_t bytes, bool is_intra, std::int64_t bytes_per_second) {
  // From a coarse intra frame step by step: a jump would make the encoder send all that stands still again.
  if (is_intra) {
    qp_ = std::max(qp, k_resting_qp);
    return;
  }
  const double budget = frame_budget(bytes_per_second, k_frames_per_second);
  const auto size = static_cast<double>(bytes);
  if (size > budget) {
    qp += std::min(steps_over(size, budget), k_most_steps);
  } else if (qp > k_resting_qp) {
    if (size < budget / 2) --qp;
  } else if (bytes < k_tiny_frame_bytes && size < budget / 2) {
    --qp;
  } else if (bytes > k_large_frame_bytes && qp < k_resting_qp) {
    ++qp;
  }
  qp_ = std::clamp(qp, k_finest_qp, k_coarsest_qp);
}

}  // namespace lifeboat::remote::video
