// Turns an errno into an Error for people: "cannot open \Windows: Permission denied". The kind follows from the
// number: a missing file is `not_found`, missing rights are `refused`, everything else is `io`.
#pragma once

#include <cerrno>
#include <cstring>
#include <string>

#include "host/base/error.hpp"

namespace lifeboat::target {

[[nodiscard]] inline ErrorKind kind_of_errno(int code) {
  switch (code) {
    case ENOENT: return ErrorKind::not_found;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorKind::refused;
    default: return ErrorKind::io;
  }
}

[[nodiscard]] inline tl::unexpected<Error> fail_errno(const std::string& what, int code) {
  return fail(kind_of_errno(code), what + ": " + std::strerror(code));
}

}  // namespace lifeboat::target
