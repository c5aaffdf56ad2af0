// reglookup's reading. It writes ASCII: a name or text with other characters stands as the bytes it has in the hive.
#pragma once

#include "host/base/unicode.hpp"
#include "tests/registry/witnesses/entries.hpp"

namespace lifeboat::registry::test::reglookup {

inline std::string unquoted(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_quoted = text[at] == '%' && at + 2 < text.size();
    out += is_quoted ? static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16)) : text[at];
    if (is_quoted) at += 2;
  }
  return out;
}

// "path,type,value,time", in which quoting leaves no other comma.
inline Lines read(const std::string& path) {
  Lines out;
  for (const std::string& line : lines_in(output_of("reglookup -H " + path))) {
    const std::size_t type_at = line.find(',') + 1, value_at = line.find(',', type_at) + 1;
    const std::string key_path = unquoted(line.substr(0, type_at - 1));
    const std::string type = line.substr(type_at, value_at - 1 - type_at);
    const std::string value = unquoted(line.substr(value_at, line.rfind(',') - value_at));
    out.push_back(type == "KEY" ? key_path : key_path + "\t" + type + "\t" + value);
  }
  return out;
}

inline std::string type_name(std::uint32_t type) {
  constexpr const char* k_names[] = {"NONE", "SZ", "EXPAND_SZ", "BINARY", "DWORD", "DWORD_BE", "LINK", "MULTI_SZ",
                                     "RSRC_LIST", "RSRC_DESC", "RSRC_REQ_LIST", "QWORD"};
  if (type < std::size(k_names)) return k_names[type];
  char number[16];
  std::snprintf(number, sizeof number, "0x%.8X", type);
  return number;
}

inline std::string raw(std::span<const std::byte> data) {
  return {reinterpret_cast<const char*>(data.data()), data.size()};
}

// Names with a character beyond U+00FF are UTF-16 in the hive, others bytes of Latin-1.
inline std::string name_in_hive(const std::string& name) {
  const std::u16string wide = utf16_from_utf8(name);
  const bool is_wide = std::ranges::any_of(wide, [](char16_t unit) { return unit > 0xFF; });
  std::string out;
  for (const char16_t unit : wide) {
    out += static_cast<char>(unit & 0xFFU);
    if (is_wide) out += static_cast<char>(unit >> 8U);
  }
  return out;
}

inline std::string number_of(const char* format, unsigned long long value) {
  char text[24];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

// The strings of a REG_MULTI_SZ that are not empty, with '|' between.
inline std::string multi_text(std::span<const std::byte> data) {
  std::string out;
  for (std::size_t at = 0; at + 1 < data.size();) {
    const std::u16string wide = wide_text(data.subspan(at));
    if (!wide.empty()) out += (out.empty() ? "" : "|") + utf8_from_utf16(wide);
    at += 2 * wide.size() + 2;
  }
  return out;
}

inline bool is_all_ascii(std::span<const std::byte> data) {
  if (data.size() % 2 != 0) return false;
  for (std::size_t at = 0; at + 1 < data.size(); at += 2) {
    if (data[at + 1] != std::byte{0} || std::to_integer<unsigned>(data[at]) >= 0x80) return false;
  }
  return true;
}

inline std::string data_of(const Entry& entry) {
  if (entry.data.empty()) return "(null)";
  if (is_text(entry.type) && is_all_ascii(entry.data)) return utf8_from_utf16(wide_text(entry.data));
  if (entry.type == k_reg_multi_sz && is_all_ascii(entry.data)) return multi_text(entry.data);
  if (entry.type == k_reg_dword && entry.data.size() == 4) return number_of("0x%.8llX", load_u32(entry.data, 0));
  if (entry.type == k_reg_dword_big_endian && entry.data.size() == 4) {
    return number_of("0x%.8llX", big_endian(entry.data));
  }
  if (entry.type == k_reg_qword && entry.data.size() == 8) return number_of("0x%.16llX", load_u64(entry.data, 0));
  return raw(entry.data);
}

inline std::string line_for(const Entry& entry) {
  std::string path;
  for (const std::string& key : entry.keys) path += "/" + name_in_hive(key);
  if (path.empty()) path = "/";
  if (!entry.is_value) return path;
  return path + "/" + name_in_hive(entry.name) + "\t" + type_name(entry.type) + "\t" + data_of(entry);
}

}  // namespace lifeboat::registry::test::reglookup
