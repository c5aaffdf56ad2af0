#include "host/loader/extensions/log.hpp"

#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

namespace lifeboat::loader {

namespace {

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
constexpr bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

const char* level_name(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return "debug";
    case LogLevel::info: return "info";
    case LogLevel::warning: return "warning";
    case LogLevel::error: return "error";
  }
  return "error";
}

// U+0080 to U+009F are control characters too: C2 80 to C2 9F.
void replace_c1(std::string& text) {
  for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) text.replace(at, 2, "?");
  }
}

}  // namespace

std::string log_text(std::string_view message) {
  std::size_t end = std::min(message.size(), Log::k_max_line_bytes);
  while (end > 0 && end < message.size() && is_continuation(message[end])) --end;
  std::string text(message.substr(0, end));
  std::ranges::replace_if(text, is_control, '?');
  replace_c1(text);
  return text;
}

Log::Log(Sink sink) : sink_(std::move(sink)) {}

void Log::write(LogLevel level, std::string_view source, std::string_view message) {
  LogLine line{level, std::string(source), log_text(message)};
  const std::scoped_lock lock(mutex_);
  if (sink_) sink_(line);
  lines_.push_back(std::move(line));
  if (lines_.size() > k_max_lines) lines_.pop_front();
}

std::vector<LogLine> Log::recent() const {
  const std::scoped_lock lock(mutex_);
  return {lines_.begin(), lines_.end()};
}

Log::Sink descriptor_sink(int descriptor, LogLevel least) {
  return [descriptor, least](const LogLine& line) {
    if (line.level < least) return;
    const std::string text = fmt::format("{} {}: {}\n", level_name(line.level), line.source, line.text);
    // One write per line, so that lines of two processes do not mix; a log that cannot be written stops nobody.
    if (::write(descriptor, text.data(), text.size()) < 0) return;
  };
}

}  // namespace lifeboat::loader
