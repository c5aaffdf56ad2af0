// .ko.xz and .ko.zst: what is in them, up to a limit, whatever the file says of its size. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::drivers {

// Bytes that begin as neither of the two stay as they are. More than `most_bytes` is a failure.
[[nodiscard]] sdk::Outcome<std::string> unpack(std::string packed, std::size_t most_bytes);

}  // namespace lifeboat::drivers
