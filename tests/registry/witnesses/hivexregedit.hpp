// hivex's reading: every value to the byte. `--unsafe` leaves out what it cannot read instead of ending there.
#pragma once

#include "tests/registry/witnesses/entries.hpp"

namespace lifeboat::registry::test::hivexregedit {

// A name between quotes, which stand for themselves behind a backslash.
inline std::string take_name(const std::string& line, std::size_t& at) {
  std::string name;
  for (++at; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    name += line[at];
  }
  ++at;
  return name;
}

inline Lines read(const std::string& path) {
  Lines out;
  std::string key;
  for (const std::string& line : lines_in(output_of("PERL_UNICODE=S hivexregedit --export --unsafe " + path + " '\\'"))) {
    std::size_t at = 0;
    if (line.starts_with("[")) {
      key = line == "[\\]" ? "" : line.substr(1, line.size() - 2);
      out.push_back(key);
    } else if (line.starts_with("@=")) {
      out.push_back(key + "\t\t" + line.substr(2));
    } else if (line.starts_with("\"")) {
      const std::string name = take_name(line, at);
      out.push_back(key + "\t" + name + "\t" + line.substr(at + 1));
    }
  }
  return out;
}

inline std::string line_for(const Entry& entry) {
  const std::string path = joined(entry.keys, "\\");
  if (!entry.is_value) return path;
  char head[32];
  if (entry.type == k_reg_dword && entry.data.size() == 4) {
    std::snprintf(head, sizeof head, "dword:%08x", load_u32(entry.data, 0));
    return path + "\t" + entry.name + "\t" + head;
  }
  std::snprintf(head, sizeof head, "hex(%x):", entry.type);
  std::string bytes;
  for (const std::byte& byte : entry.data) bytes += (bytes.empty() ? "" : ",") + hex({&byte, 1});
  return path + "\t" + entry.name + "\t" + head + bytes;
}

}  // namespace lifeboat::registry::test::hivexregedit
