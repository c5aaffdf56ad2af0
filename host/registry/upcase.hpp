// Upper case as the registry knows it: Windows' own table, one UTF-16 code unit at a time, neither the C library's
// nor Unicode's full mapping. Names are compared, ordered and hashed by it.
#pragma once

namespace lifeboat::registry {

[[nodiscard]] char16_t upcase(char16_t c);

}  // namespace lifeboat::registry
