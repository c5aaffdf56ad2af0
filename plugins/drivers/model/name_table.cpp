#include "plugins/drivers/model/name_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lifeboat::drivers {
namespace {

// Takes the next line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// What stands after a number and its two spaces.
std::string_view name_after(std::string_view line, std::size_t number_length) {
  line.remove_prefix(number_length);
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return line;
}

std::size_t find_line(std::string_view table, const std::string& start) {
  if (table.starts_with(start)) return 0;
  const std::size_t at = table.find('\n' + start);
  return at == table.npos ? at : at + 1;
}

}  // namespace

DeviceNames find_names(std::string_view table, std::uint32_t vendor, std::uint32_t product) {
  const std::string vendor_start = fmt::format("{:04x}  ", vendor);
  const std::string product_start = fmt::format("\t{:04x}  ", product);
  const std::size_t at = find_line(table, vendor_start);
  if (at == table.npos) return {};
  table.remove_prefix(at);
  DeviceNames names;
  names.vendor = name_after(take_line(table), vendor_start.size());
  while (table.starts_with('\t') || table.starts_with('#')) {
    const std::string_view line = take_line(table);
    if (!line.starts_with(product_start)) continue;
    names.product = name_after(line, product_start.size());
    break;
  }
  return names;
}

}  // namespace lifeboat::drivers
