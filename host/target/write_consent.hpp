// What every volume asks before a write session begins.
#pragma once

#include <fmt/format.h>

#include <string>

#include "host/base/text.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

[[nodiscard]] inline Status check_begin(const WriteConsent& consent, bool is_writing, const std::string& name) {
  if (consent.given_by.empty()) return fail(ErrorKind::refused, tr("nobody has agreed to writing yet"));
  if (!is_writing) return {};
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("{} is being written already")), name));
}

}  // namespace lifeboat::target
