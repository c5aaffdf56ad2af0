// The variables of Windows PE that start scripts use: %windir%, %SystemRoot%, %SystemDrive%, any case. X: is the
// recovery image itself, as there. Pure.
#pragma once

#include <string>
#include <string_view>

namespace lifeboat::launch {

// Others stay as they stand, as Windows leaves them.
[[nodiscard]] std::string expand_variables(std::string_view text);

}  // namespace lifeboat::launch
