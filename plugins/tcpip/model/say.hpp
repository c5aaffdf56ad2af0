// Fills the places of a translated sentence: say(tr("{} has no driver"), name). What is filled in is not looked at again.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

namespace lifeboat::tcpip {

template <class... Parts>
[[nodiscard]] std::string say(const char* sentence, const Parts&... parts) {
  return fmt::format(fmt::runtime(sentence), parts...);
}

}  // namespace lifeboat::tcpip
