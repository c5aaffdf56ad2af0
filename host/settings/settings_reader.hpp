// From a table of TOML to settings, by the schema: each value is kept or told. Of a list the items that are right are
// kept, so that one slip in `tools.disabled` does not enable all the others.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "host/settings/schema.hpp"
#include "host/settings/settings.hpp"
#include "host/settings/toml.hpp"

namespace lifeboat::settings {

class SettingsReader {
 public:
  // Both borrowed.
  SettingsReader(std::span<const std::string_view> entries, Reading& into) : entries_(entries), into_(into) {}

  void read(const toml::table& table) { take_table(table, {}); }

 private:
  void take_table(const toml::table& table, const std::string& prefix);
  void take(const std::string& name, const toml::node& node, const toml::source_region& named_at);
  void take_known(const Key& key, const toml::node& node);
  [[nodiscard]] std::optional<std::string> take_item(const Key& key, const toml::node& node);
  void take_list(const Key& key, const toml::array& list);
  void take_vendors(const std::string& name, const toml::node& node);
  void tell(const toml::source_region& where, std::string what);
  void tell_unknown(const std::string& name, const toml::source_region& where);
  void keep(const std::string& name, std::string text, const toml::source_region& where);

  std::span<const std::string_view> entries_;
  Reading& into_;
};

}  // namespace lifeboat::settings
