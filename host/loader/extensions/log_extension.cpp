#include "host/loader/extensions/log_extension.hpp"

#include <cstring>

#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/tool_host.hpp"

namespace lifeboat::loader {

namespace {

LogLevel known_level(std::int32_t level) {
  return level >= LB_LOG_DEBUG && level <= LB_LOG_ERROR ? static_cast<LogLevel>(level) : LogLevel::error;
}

void write_line(const lb_host* host, std::int32_t level, const char* message) {
  const ToolHost& tool = ToolHost::from(host);
  Log* log = tool.service<Log>();
  if (log == nullptr || message == nullptr) return;
  // One byte more than a line may have, so that log_text sees that it must cut.
  const std::string_view text(message, ::strnlen(message, Log::k_max_line_bytes + 1));
  log->write(known_level(level), tool.tool_id(), text);
}

constexpr lb_log k_table{.size = sizeof(lb_log), .write = write_line};

}  // namespace

const lb_log* log_extension() { return &k_table; }

}  // namespace lifeboat::loader
