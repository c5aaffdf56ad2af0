// The console's log: a ring of the last lines, for a page that shows them, and a sink (standard error or a file).
// Lines come from plug-ins too, so they are cut to 1,000 bytes and control characters are replaced: a terminal that
// shows the log obeys nobody. Any thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "lifeboat/ext/log.h"

namespace lifeboat::loader {

enum class LogLevel : std::int32_t {
  debug = LB_LOG_DEBUG,
  info = LB_LOG_INFO,
  warning = LB_LOG_WARNING,
  error = LB_LOG_ERROR,
};

struct LogLine {
  LogLevel level;
  std::string source;  // a tool's id, or "console"
  std::string text;
};

// Cut at a character's border, control characters and DEL as '?'.
[[nodiscard]] std::string log_text(std::string_view message);

class Log {
 public:
  // What lifeboat.log/0 promises for one line.
  static constexpr std::size_t k_max_line_bytes = 1000;
  // About 4 MB at worst; a plug-in that logs without end pushes out old lines only.
  static constexpr std::size_t k_max_lines = 4000;

  using Sink = std::function<void(const LogLine&)>;  // called with the log's lock held
  explicit Log(Sink sink);
  void write(LogLevel level, std::string_view source, std::string_view message);
  [[nodiscard]] std::vector<LogLine> recent() const;

 private:
  Sink sink_;
  mutable std::mutex mutex_;
  std::deque<LogLine> lines_;
};

// Writes "warning regedit: text" lines from `least` on to `descriptor`, which stays the caller's.
[[nodiscard]] Log::Sink descriptor_sink(int descriptor, LogLevel least);

}  // namespace lifeboat::loader
