// UTF-8 and UTF-16 as Windows uses it: unpaired surrogates happen in real hives and must survive a round trip,
// so they travel in our UTF-8 as their three-byte form (WTF-8). Malformed UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace lifeboat {

[[nodiscard]] std::string utf8_from_utf16(std::u16string_view text);
[[nodiscard]] std::u16string utf16_from_utf8(std::string_view text);

}  // namespace lifeboat
