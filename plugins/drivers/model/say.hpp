// A translated sentence with its places filled: say(tr("needs {}"), name). What is filled in is not looked at again.
#pragma once

#include <fmt/format.h>

#include <string>

namespace lifeboat::drivers {

template <class... Parts>
[[nodiscard]] std::string say(const char* sentence, const Parts&... parts) {
  return fmt::format(fmt::runtime(sentence), parts...);
}

}  // namespace lifeboat::drivers
