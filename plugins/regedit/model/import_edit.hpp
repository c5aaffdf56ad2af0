// A .reg file brought into the host's registry, in memory.
#pragma once

#include <optional>

#include "plugins/regedit/model/import_plan.hpp"

namespace lifeboat::regedit {

// UI thread only.
class RegistryTarget final : public ImportTarget {
 public:
  // Borrowed.
  explicit RegistryTarget(sdk::Registry& registry) : registry_(registry) {}

  Effect make_key(const std::string& path) override;
  Effect delete_key(const std::string& path) override;
  Effect set_value(const std::string& name, const sdk::RegistryData& data) override;
  Effect delete_value(const std::string& name) override;

 private:
  sdk::Registry& registry_;
  std::optional<sdk::Key> key_;  // that values belong to
};

// Throws sdk::Failed, which names the line, at the first edit that the host refuses; those before it stay.
void apply_reg_file(sdk::Registry& registry, const RegFile& file, const ImportPaths& paths, const Told& told);

}  // namespace lifeboat::regedit
