#include "host/settings/settings.hpp"

#include <algorithm>

#include "host/settings/schema.hpp"
#include "host/settings/settings_reader.hpp"
#include "host/settings/toml_file.hpp"

namespace lifeboat::settings {

Reading Settings::read(std::string_view toml, std::span<const std::string_view> entries) {
  Reading reading;
  const toml::table table = read_toml(toml, reading.findings);
  SettingsReader(entries, reading).read(table);
  std::ranges::stable_sort(reading.findings, {},
                           [](const Finding& each) { return std::pair(each.line, each.column); });
  if (reading.findings.size() > k_max_findings) reading.findings.resize(k_max_findings);
  return reading;
}

const std::string* Settings::find(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? nullptr : &found->second.text;
}

std::string Settings::text(std::string_view key) const {
  if (const std::string* value = find(key); value != nullptr) return *value;
  const Key* known = find_key(key);
  return known == nullptr ? std::string() : known->when_unset;
}

std::vector<std::string> Settings::list(std::string_view key) const {
  const std::string all = text(key);
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    items.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

}  // namespace lifeboat::settings
