// A hive as a list of its keys and values, as this engine reads it, damaged ones too: what cannot be read is left out.
// The other headers here bring what a witness prints of a file, and such an entry, to the same line, so that two readings
// are compared as sorted lists. A line is path, name, type and data with tabs between; of a key the path alone.
#pragma once

#include <algorithm>
#include <cstdio>
#include <set>
#include <sstream>

#include "host/registry/little_endian.hpp"
#include "tests/registry/oracle.hpp"

namespace lifeboat::registry::test {

struct Entry {
  std::vector<std::string> keys;  // the names from the root's subkey down
  bool is_value = false;
  std::string name;
  std::uint32_t type = 0;
  std::vector<std::byte> data;
};

using Lines = std::vector<std::string>;

// `above`: a damaged list may lead back to a key above.
inline void add_entries(const Hive& hive, Cell key, const std::vector<std::string>& keys, std::set<Cell>& above,
                        std::vector<Entry>& out) {
  if (!above.insert(key).second) return;
  out.push_back({keys, false, {}, 0, {}});
  for (const Cell value : hive.list_values(key).cells) {
    const auto info = hive.value(value);
    auto data = hive.value_data(value);
    if (info && data) out.push_back({keys, true, info->name, info->type, std::move(*data)});
  }
  for (const Cell subkey : hive.list_subkeys(key).cells) {
    const auto info = hive.key(subkey);
    if (!info) continue;
    auto below = keys;
    below.push_back(info->name);
    add_entries(hive, subkey, below, above, out);
  }
  above.erase(key);
}

inline std::vector<Entry> entries_of(const Hive& hive) {
  std::vector<Entry> out;
  std::set<Cell> above;
  add_entries(hive, hive.root(), {}, above, out);
  return out;
}

inline std::string joined(const std::vector<std::string>& parts, const std::string& before_each) {
  std::string out;
  for (const std::string& part : parts) out += before_each + part;
  return out;
}

inline std::string hex(std::span<const std::byte> bytes) {
  constexpr char k_digits[] = "0123456789abcdef";
  std::string out;
  for (const std::byte byte : bytes) {
    out += k_digits[std::to_integer<unsigned>(byte) >> 4U];
    out += k_digits[std::to_integer<unsigned>(byte) & 15U];
  }
  return out;
}

inline bool is_text(std::uint32_t type) { return type == k_reg_sz || type == k_reg_expand_sz || type == k_reg_link; }

// What the data holds up to its first NUL.
inline std::u16string wide_text(std::span<const std::byte> data) {
  std::u16string wide;
  for (std::size_t at = 0; at + 1 < data.size(); at += 2) {
    const unsigned unit = std::to_integer<unsigned>(data[at]) | std::to_integer<unsigned>(data[at + 1]) << 8U;
    if (unit == 0) break;
    wide += static_cast<char16_t>(unit);
  }
  return wide;
}

// Of a REG_DWORD_BIG_ENDIAN.
inline std::uint32_t big_endian(std::span<const std::byte> data) {
  std::uint32_t number = 0;
  for (const std::byte byte : data) number = number << 8U | std::to_integer<std::uint32_t>(byte);
  return number;
}

inline Lines lines_in(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace lifeboat::registry::test
