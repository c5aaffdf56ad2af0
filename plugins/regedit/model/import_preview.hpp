// A .reg file compared with the host's registry, which stays as it is: what the lines before have done is kept here.
// Keys are told apart by their paths alone; a file that names one key by two (CurrentControlSet and ControlSet001) is
// compared as if they were two. UI thread only.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "plugins/regedit/model/import_plan.hpp"

namespace lifeboat::regedit {

class PreviewTarget final : public ImportTarget {
 public:
  // Borrowed, and so is the data of values that are set.
  explicit PreviewTarget(const sdk::Registry& registry) : registry_(registry) {}

  Effect make_key(const std::string& path) override;
  Effect delete_key(const std::string& path) override;
  Effect set_value(const std::string& name, const sdk::RegistryData& data) override;
  Effect delete_value(const std::string& name) override;

 private:
  // A key that the file has touched.
  struct Touched {
    bool is_there = false;
    bool is_fresh = false;  // what the registry has of it, and below it, counts no more
    std::map<std::u32string, const sdk::RegistryData*> values;  // nullptr: deleted
  };
  [[nodiscard]] bool is_below_fresh(const std::string& path) const;
  [[nodiscard]] bool has_key(const std::string& path) const;
  void touch_missing(const std::string& path, std::size_t depth);
  [[nodiscard]] std::optional<sdk::RegistryData> value(const std::string& name) const;

  const sdk::Registry& registry_;
  std::map<std::u32string, Touched> touched_;  // by folded path
  Touched* key_ = nullptr;                     // that values belong to
  std::optional<sdk::Key> registry_key_;       // what the registry has of it
};

}  // namespace lifeboat::regedit
