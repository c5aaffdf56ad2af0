// Whether a module's alias, a pattern with * ? and [a-f0-9], stands for a device. Aliases come from files that anybody
// may have made, and fnmatch of the C library takes time without measure on a pattern of many stars; this takes at most
// the product of the two lengths. Pure.
#pragma once

#include <string_view>

namespace lifeboat::drivers {

[[nodiscard]] bool alias_matches(std::string_view alias, std::string_view modalias);

}  // namespace lifeboat::drivers
