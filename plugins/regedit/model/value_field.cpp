#include "plugins/regedit/model/value_field.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Outcome;
using sdk::RegistryData;

std::string number_text(std::uint64_t number, int base) {
  char text[32];
  std::snprintf(text, sizeof text, base == 16 ? "%llx" : "%llu", static_cast<unsigned long long>(number));
  return text;
}

Outcome<std::uint64_t> number_of(std::uint32_t type, const std::string& text, int base) {
  const std::uint64_t most = type == k_qword ? std::numeric_limits<std::uint64_t>::max() : 0xFFFF'FFFFu;
  return parse_number(text, base, most);
}

RegistryData number_data(std::uint32_t type, std::uint64_t number) {
  RegistryData data{type, {}};
  for (unsigned i = 0; i < (type == k_qword ? 8u : 4u); ++i) {
    data.bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i) & 0xFF));
  }
  if (type == k_dword_big_endian) std::ranges::reverse(data.bytes);
  return data;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

Outcome<RegistryData> list_data(const std::string& text) {
  RegistryData data{k_multi_sz, {}};
  for (const std::string& line : lines_of(text)) {
    if (line.empty()) continue;
    auto part = parse_data(k_sz, line);
    if (!part) return part.failure();
    data.bytes.insert(data.bytes.end(), part.value().bytes.begin(), part.value().bytes.end());
  }
  data.bytes.insert(data.bytes.end(), {0, 0});
  return data;
}

}  // namespace

std::string field_text(const RegistryData& data, Form form, int base) {
  const Understood whole = understand(data);
  if (form == Form::number) return number_text(whole.number, base);
  if (form == Form::text) return whole.text;
  std::string lines;
  for (const std::string& line : whole.list) lines += line + '\n';
  return lines;
}

Outcome<RegistryData> data_of_field(std::uint32_t type, const std::string& text, Form form, int base) {
  if (form == Form::lines) return list_data(text);
  if (form == Form::text) return parse_data(type, text);
  auto number = number_of(type, text, base);
  if (!number) return number.failure();
  return number_data(type, number.value());
}

Outcome<std::string> number_in_base(std::uint32_t type, const std::string& text, int from, int to) {
  auto number = number_of(type, text, from);
  if (!number) return number.failure();
  return number_text(number.value(), to);
}

bool has_empty_line(const std::string& text) { return std::ranges::count(lines_of(text), std::string()) > 0; }

}  // namespace lifeboat::regedit
