#include "host/settings/settings_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "host/settings/schema.hpp"

namespace lifeboat::settings {
namespace {

constexpr std::size_t k_longest_known =
    std::ranges::max_element(k_schema, {}, [](const Key& key) { return key.name.size(); })->name.size();

std::vector<std::string> names(const Settings& settings) {
  std::vector<std::string> all;
  for (const Key& key : k_schema) all.emplace_back(key.name);
  for (const auto& [name, value] : settings.values()) {
    if (find_key(name) == nullptr) all.push_back(name);
  }
  return all;
}

// On one line, as a file would have it.
std::string value_text(const Settings& settings, const std::string& name) {
  const Key* key = find_key(name);
  if (key != nullptr && is_list(key->kind)) return nlohmann::json(settings.list(name)).dump();
  if (key != nullptr && key->kind == Kind::flag) return settings.text(name);
  return nlohmann::json(settings.text(name)).dump();
}

unsigned line_of(const Settings& settings, const std::string& name) {
  const auto found = settings.values().find(name);
  return found == settings.values().end() ? 0 : found->second.line;
}

nlohmann::json json_value(const Settings& settings, const std::string& name) {
  const Key* key = find_key(name);
  if (key != nullptr && is_list(key->kind)) return settings.list(name);
  if (key != nullptr && key->kind == Kind::flag) return settings.flag(name);
  return settings.text(name);
}

}  // namespace

std::string list_as_text(const Settings& settings, const std::string& file) {
  std::string out;
  for (const std::string& name : names(settings)) {
    const unsigned line = line_of(settings, name);
    const std::string source = line == 0 ? tr("default") : fmt::format(fmt::runtime(tr("{}, line {}")), file, line);
    out += fmt::format("{:{}}  {}  ({})\n", name, k_longest_known, value_text(settings, name), source);
  }
  return out;
}

std::string list_as_json(const Settings& settings, const std::string& file) {
  auto keys = nlohmann::json::array();
  for (const std::string& name : names(settings)) {
    const unsigned line = line_of(settings, name);
    nlohmann::json each{{"key", name}, {"value", json_value(settings, name)}, {"source", line == 0 ? "default" : "file"}};
    if (line != 0) each.update({{"file", file}, {"line", line}});
    if (const Key* key = find_key(name)) each["help"] = tr(key->help);
    keys.push_back(std::move(each));
  }
  return nlohmann::json{{"keys", std::move(keys)}}.dump(2) + "\n";
}

}  // namespace lifeboat::settings
