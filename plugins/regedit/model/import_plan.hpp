// What a .reg file does to a registry, key by key and value by value. Where it is done is an ImportTarget's business:
// in the host's registry (import_edit.hpp), or in a comparison alone (import_preview.hpp); so what is shown is what
// would be.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "lifeboat/cpp/registry.hpp"
#include "plugins/regedit/model/regfile/reg_file.hpp"

namespace lifeboat::regedit {

enum class Effect { created, changed, deleted, unchanged };
inline constexpr std::size_t k_effect_count = 4;

// Borrowed until `Told` returns. `value` nullptr: the key itself.
struct PlanLine {
  std::uint32_t line;
  const std::string& key;
  const RegValue* value;
  Effect effect;
};
using Told = std::function<void(const PlanLine&)>;

// Which key of the host's registry a key of a .reg file is. For a whole Windows its path; in a bare hive the path
// without `prefix`, where CurrentControlSet is the set that Windows would choose: a hive has no key of that name.
class ImportPaths {
 public:
  ImportPaths(const sdk::Registry& registry, bool is_bare, std::string prefix);
  // Throws sdk::Failed, without the line: a key outside of the hive, or a whole path and no prefix (LB_BAD_USE).
  [[nodiscard]] std::string of(const std::string& path) const;

 private:
  [[nodiscard]] std::string in_control_set(std::string path) const;

  bool is_bare_;
  std::string prefix_, control_set_;  // `control_set_` "": the hive has no Select key
};

// Each throws sdk::Failed, without the line, when it cannot be done.
class ImportTarget {
 public:
  virtual ~ImportTarget() = default;
  // The key with all above it, where missing. Values that follow are its own.
  virtual Effect make_key(const std::string& path) = 0;
  virtual Effect delete_key(const std::string& path) = 0;
  virtual Effect set_value(const std::string& name, const sdk::RegistryData& data) = 0;
  virtual Effect delete_value(const std::string& name) = 0;
};

// Throws sdk::Failed, which names the line, at the first thing that cannot be done.
void import_key(ImportTarget& target, const RegKey& wanted, const ImportPaths& paths, const Told& told);

}  // namespace lifeboat::regedit
