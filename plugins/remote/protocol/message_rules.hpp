// The values that a message may hold, beyond its shape: `broken_rule` answers what is wrong in words for the log, or
// nullptr. Used by decode_message; whoever reads a Message afterwards may rely on these.
#pragma once

#include "plugins/remote/protocol/messages.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::size_t k_max_encoder_name_bytes = 31;  // lb_record_status has room for so many
inline constexpr std::uint32_t k_min_scale_percent = 25;
inline constexpr std::uint32_t k_max_scale_percent = 1000;
inline constexpr std::uint8_t k_max_qp = 51;            // of H.264
inline constexpr std::int32_t k_max_wheel = 120 * 100;  // a hundred notches at once: no wheel turns faster

[[nodiscard]] const char* broken_rule(const SessionState& state);
[[nodiscard]] const char* broken_rule(const Picture& picture);
[[nodiscard]] const char* broken_rule(const ScreenUpdate& update);
[[nodiscard]] const char* broken_rule(const Cursor& cursor);
[[nodiscard]] const char* broken_rule(const Input& input);
[[nodiscard]] const char* broken_rule(const Goodbye& goodbye);
// The others hold nothing that could be wrong.
template <class Other>
[[nodiscard]] const char* broken_rule(const Other&) {
  return nullptr;
}

}  // namespace lifeboat::remote::protocol
