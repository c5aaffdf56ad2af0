// What is wrong at one place of the administrator's file.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "host/base/text.hpp"

namespace lifeboat::settings {

// A file with more is not a slip of the pen; the rest is not told.
inline constexpr std::size_t k_max_findings = 50;

struct Finding {
  unsigned line = 0;    // from 1; 0: the whole file
  unsigned column = 0;  // from 1, in characters
  std::string what;     // for people: what was found, what was expected
};

using Findings = std::vector<Finding>;

// "lifeboat.toml, line 7, column 8: remote.port is 70000; expected …"
[[nodiscard]] inline std::string describe(const std::string& file, const Finding& finding) {
  if (finding.line == 0) return fmt::format("{}: {}", file, finding.what);
  return fmt::format(fmt::runtime(tr("{}, line {}, column {}: {}")), file, finding.line, finding.column, finding.what);
}

}  // namespace lifeboat::settings
