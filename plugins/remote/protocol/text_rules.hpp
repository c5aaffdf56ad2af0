// What text from the other side may contain. Names and typed text reach the person's screen and the log, so neither
// can hold what moves a cursor, ends a line or turns the reading direction of what follows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lifeboat::remote::protocol {

// Valid UTF-8 (no overlong forms, no surrogates) without control characters (C0, DEL, C1) and line separators.
[[nodiscard]] bool is_plain_text(std::string_view text);
// Plain, and without the characters that change the direction of the text around them.
[[nodiscard]] bool is_plain_name(std::string_view text);
// What is left of `text` when everything that a name may not hold is taken out, cut at a character to `max_bytes`.
[[nodiscard]] std::string plain_name_of(std::string_view text, std::size_t max_bytes);

}  // namespace lifeboat::remote::protocol
