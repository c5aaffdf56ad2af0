// A JSON writer small enough to read: the sidecar generator and the `--json` output of actions use it. Strings are
// UTF-8; an unpaired surrogate in its three-byte form (as a damaged or odd registry name holds it) becomes its \uXXXX
// escape, so nothing is lost; other malformed bytes become U+FFFD. The caller closes what it opens.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace lifeboat::sdk {

namespace detail {

struct Utf8Step {
  std::size_t length = 1;       // bytes to go on by
  std::uint32_t code_point = 0xFFFD;
  bool is_valid = false;
};

// Reads the character that `text` begins with; surrogates count as valid here.
inline Utf8Step utf8_step(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead, true};
  const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || text.size() < length) return {};
  std::uint32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t k_least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < k_least[length] || code > 0x10FFFF) return {};
  return {length, code, true};
}

inline bool needs_escape(std::uint32_t code) {
  return code < 0x20 || code == 0x7F || (code >= 0xD800 && code < 0xE000);
}

inline void append_escape(std::string& out, std::uint32_t code) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "\\u%04x", code & 0xFFFFu);
  out += buffer;
}

}  // namespace detail

inline std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const detail::Utf8Step step = detail::utf8_step(text);
    const std::uint32_t code = step.code_point;
    if (code == '"' || code == '\\') (out += '\\') += static_cast<char>(code);
    else if (detail::needs_escape(code) || !step.is_valid) detail::append_escape(out, code);
    else out += text.substr(0, step.length);
    text.remove_prefix(step.length);
  }
  return out += '"';
}

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name) {
    comma();
    text_ += json_string(name) + ": ";
    needs_comma_ = false;
    return *this;
  }
  JsonWriter& string(std::string_view value) { return raw(json_string(value)); }
  JsonWriter& number(std::uint64_t value) { return raw(std::to_string(value)); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  JsonWriter& raw(const std::string& token) {
    comma();
    text_ += token;
    needs_comma_ = true;
    return *this;
  }
  JsonWriter& open(char bracket) {
    comma();
    text_ += bracket;
    needs_comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    text_ += bracket;
    needs_comma_ = true;
    return *this;
  }
  void comma() {
    if (needs_comma_) text_ += ", ";
  }

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace lifeboat::sdk
