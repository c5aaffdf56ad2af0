// libregf's reading. Texts come decoded, up to their first NUL; numbers in decimal; all else to the byte, but for data of
// one to three bytes, which stand in the value itself: it shows zeros for them (hivex and reglookup do not), so that of
// these only the size is compared.
#pragma once

#include "host/base/unicode.hpp"
#include "tests/registry/witnesses/entries.hpp"

namespace lifeboat::registry::test::regfexport {

inline std::string after(const std::string& line, const std::string& word) {
  return line.starts_with(word) ? line.substr(word.size()) : std::string();
}

// "00000010: 74 65 73 74 …   test…": the digits of its sixteen bytes.
inline std::string digits_of_dump(const std::string& line) {
  std::string digits = line.substr(10, 49);
  std::erase(digits, ' ');
  const bool is_all = line.starts_with("00000000") && digits.size() < 8;
  return is_all ? std::string(digits.size(), '0') : digits;
}

inline bool is_dump(const std::string& line) {
  return line.size() >= 59 && line[8] == ':' && line.find_first_not_of("0123456789abcdef") == 8;
}

// One block of lines for a key or a value, with an empty line behind it; a text may itself hold lines.
inline Lines read(const std::string& path) {
  Lines out;
  std::string key, value;
  bool is_in_text = false;
  const auto finish = [&] {
    if (!value.empty()) out.push_back(value);
    value.clear();
    is_in_text = false;
  };
  for (const std::string& line : lines_in(output_of("regfexport " + path))) {
    if (line.starts_with("Key path: ")) {
      finish();
      const std::size_t root_ends = line.find('\\');
      key = root_ends == std::string::npos ? "" : line.substr(root_ends);
      out.push_back(key);
    } else if (line.starts_with("Value: ")) {
      finish();
      const std::string name = line.substr(line.find(' ', 7) + 1);
      value = key + "\t" + (name == "(default)" ? "" : name);
    } else if (const std::string type = after(line, "Type: "); !type.empty() && !is_in_text) {
      value += "\t" + (type.ends_with(")") ? type.substr(type.find('(')) : type) + "\t";
    } else if (const std::string text = after(line, "Data: "); !text.empty() && !is_in_text) {
      value += text;
      is_in_text = true;
    } else if (is_dump(line)) {
      value += digits_of_dump(line);
    } else if (is_in_text) {
      value += "\n" + line;
    }
  }
  finish();
  for (std::string& line : out) line.erase(line.find_last_not_of('\n') + 1);
  return out;
}

inline std::string type_name(std::uint32_t type) {
  constexpr const char* k_names[] = {"(REG_NONE)", "(REG_SZ)", "(REG_EXPAND_SZ)", "(REG_BINARY)",
                                     "(REG_DWORD_LITTLE_ENDIAN)", "(REG_DWORD_BIG_ENDIAN)", "(REG_LINK)",
                                     "(REG_MULTI_SZ)", "(REG_RESOURCE_LIST)", "(REG_FULL_RESOURCE_DESCRIPTOR)",
                                     "(REG_RESOURCE_REQUIREMENTS_LIST)", "(REG_QWORD_LITTLE_ENDIAN)"};
  if (type < std::size(k_names)) return k_names[type];
  char number[32];
  std::snprintf(number, sizeof number, "unknown: 0x%08x", type);
  return number;
}

inline std::string zeros(std::size_t bytes) { return std::string(2 * bytes, '0'); }

inline std::string data_of(const Entry& entry) {
  if (is_text(entry.type)) return utf8_from_utf16(wide_text(entry.data));
  if (entry.type == k_reg_dword && entry.data.size() == 4) return std::to_string(load_u32(entry.data, 0));
  if (entry.type == k_reg_dword_big_endian && entry.data.size() == 4) return std::to_string(big_endian(entry.data));
  if (entry.type == k_reg_qword && entry.data.size() == 8) return std::to_string(load_u64(entry.data, 0));
  return entry.data.size() < 4 ? zeros(entry.data.size()) : hex(entry.data);
}

// Behind a text without a NUL at its end, it shows what lies in its own memory, at each run something else.
inline bool is_unterminated(const Entry& entry) {
  return entry.is_value && is_text(entry.type) && 2 * wide_text(entry.data).size() + 2 > entry.data.size();
}

inline std::string line_for(const Entry& entry) {
  const std::string path = joined(entry.keys, "\\");
  if (!entry.is_value) return path;
  std::string line = path + "\t" + entry.name + "\t" + type_name(entry.type) + "\t" + data_of(entry);
  line.erase(line.find_last_not_of('\n') + 1);
  return line;
}

}  // namespace lifeboat::registry::test::regfexport
