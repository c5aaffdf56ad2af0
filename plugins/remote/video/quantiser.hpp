// The rate control: which QP the next frame gets. Free hardware encoders offer constant QP alone, so this is the same
// for all of them. A frame should take at most its share of the link; where the link allows more, QP rests at 28,
// which is enough for motion since what stops is refined to exact pixels anyway, and goes lower only while frames are
// tiny.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lifeboat::remote::video {

class Quantiser {
 public:
  static constexpr int k_finest_qp = 18, k_resting_qp = 28, k_coarsest_qp = 40;

  // For the next frame. An intra frame is foreseen to cost about so much for each tile that is not black.
  [[nodiscard]] int qp_for(bool is_intra, std::size_t tiles, std::int64_t bytes_per_second) const;
  // What a frame at that QP came to.
  void learn(int qp, std::size_t bytes, bool is_intra, std::int64_t bytes_per_second);

 private:
  int qp_ = k_resting_qp;
};

}  // namespace lifeboat::remote::video
