// Registry data and .reg files as tests write them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/regedit/model/regfile/reg_parse.hpp"
#include "plugins/regedit/model/regfile/reg_writer.hpp"
#include "plugins/regedit/model/utf16.hpp"

namespace lifeboat::regedit::test {

using Bytes = std::vector<std::uint8_t>;

inline Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

// UTF-16LE, closed with a NUL.
inline Bytes wide(std::string_view utf8) {
  Bytes out = utf16le_from_utf8(utf8).value();
  out.insert(out.end(), {0, 0});
  return out;
}

// What a writer wrote, as bytes and as UTF-8 without the mark.
struct Written {
  std::string bytes;
  RegWriter writer{[this](std::string_view piece) { bytes += piece; }};

  [[nodiscard]] std::span<const std::uint8_t> span() const {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  }
  [[nodiscard]] std::string text() {
    writer.finish();
    return utf8_from_utf16le(span().subspan(2));
  }
};

// The file with the version's line in front, as UTF-8.
inline sdk::Outcome<RegFile> parse(std::string_view body) {
  return parse_reg(bytes_of("Windows Registry Editor Version 5.00\n" + std::string(body)));
}

inline std::string error_of(std::string_view body) {
  const auto parsed = parse(body);
  return parsed ? std::string() : parsed.failure().message;
}

}  // namespace lifeboat::regedit::test
