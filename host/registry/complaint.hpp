// The errors of this room in one line: a text marked with N_() for translation, and what goes into its braces.
#pragma once

#include <fmt/format.h>

#include <utility>

#include "host/base/error.hpp"
#include "host/base/text.hpp"

namespace lifeboat::registry {

template <class... Arguments>
[[nodiscard]] tl::unexpected<Error> complain(ErrorKind kind, const char* text, const Arguments&... arguments) {
  return fail(kind, fmt::format(fmt::runtime(tr(text)), arguments...));
}

template <class... Arguments>
[[nodiscard]] tl::unexpected<Error> damaged(const char* text, const Arguments&... arguments) {
  return complain(ErrorKind::damaged, text, arguments...);
}

[[nodiscard]] inline tl::unexpected<Error> no_memory() {
  return complain(ErrorKind::io, N_("there is not enough memory for the hive"));
}

// Hands an error of one Result on as the error of another.
template <class T>
[[nodiscard]] tl::unexpected<Error> pass_on(Result<T>& result) {
  return tl::unexpected<Error>(std::move(result.error()));
}

}  // namespace lifeboat::registry
