// A call into a plug-in that turns an escaped C++ exception into a failure. It works when the plug-in shares our C++
// runtime; when it does not, the process aborts and the supervisor starts the console again without the tool.
#pragma once

#include <exception>

#include <fmt/format.h>

#include "host/base/error.hpp"
#include "host/base/text.hpp"

namespace lifeboat::loader {

// `call()` must be nothing but the call of the plug-in's function and what it answers.
template <class Call>
[[nodiscard]] auto guarded(Call&& call) noexcept -> Result<decltype(call())> {
  try {
    return call();
  } catch (const std::exception& error) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("It failed: {}")), error.what()));
  } catch (...) {
    return fail(ErrorKind::refused, tr("It failed for a reason it did not name."));
  }
}

}  // namespace lifeboat::loader
