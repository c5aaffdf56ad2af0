// Where a key lies, as USB HID usages (page 7) number it, and as Linux (input-event-codes.h) does, whose numbers plus 8
// are xkb's key codes.
#pragma once

#include <cstdint>
#include <optional>

#include "host/screen/key.hpp"

namespace lifeboat::screen {

// Nothing for a place that no PC keyboard has.
[[nodiscard]] std::optional<std::uint32_t> linux_code_of(Key place);

}  // namespace lifeboat::screen
