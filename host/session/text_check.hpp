// Text from afar, before it is shown, logged or typed: pure checks, no repair.
#pragma once

#include <string_view>

namespace lifeboat::session {

// Well-formed UTF-8 (no surrogates, nothing overlong) without control characters.
[[nodiscard]] bool is_plain_text(std::string_view text);
// Plain text that cannot change how what stands around it reads: no bidi controls, no line separators.
[[nodiscard]] bool is_plain_name(std::string_view text);
// An IPv4 or IPv6 address; an IPv6 one may name its link ("fe80::1%eth0").
[[nodiscard]] bool is_address(std::string_view text);

}  // namespace lifeboat::session
