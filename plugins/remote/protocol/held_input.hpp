// What the technician holds down, as the inputs say. A link that dies silently would leave it held until the silence is
// noticed as a loss; so while something is held the viewer gives a sign of life every second, and a console that misses
// a few lets go.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <utility>

#include "lifeboat/screen_channel.h"
#include "plugins/remote/protocol/messages.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::chrono::seconds k_sign_while_holding{1};
// Longer than any hiccup of a link that is worth driving a console over.
inline constexpr std::chrono::seconds k_let_go_after{4};

class HeldInput {
 public:
  void note(const Input& input) {
    const bool is_key = input.kind == LB_INPUT_KEY;
    if (!is_key && input.kind != LB_INPUT_BUTTON) return;
    const std::pair held{is_key, is_key ? input.usage : std::uint16_t{input.button}};
    if (input.is_down) {
      held_.insert(held);
    } else {
      held_.erase(held);
    }
  }
  void clear() { held_.clear(); }
  [[nodiscard]] bool is_any() const { return !held_.empty(); }

 private:
  std::set<std::pair<bool, std::uint16_t>> held_;  // whether it is a key, and which
};

}  // namespace lifeboat::remote::protocol
