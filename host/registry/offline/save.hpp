// Plan → show → confirm → back up → write → verify, for the registry: `plan` says what would be written where, and
// `save` does it with the consent that came of showing the plan. Each hive is committed on its own; the first failure
// ends the save, the hives after it keep their edits in memory, and the message says which is which.
// `save` may run in a job, provided nobody touches the registry meanwhile.
#pragma once

#include <string>
#include <vector>

#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {

struct SavePlan {
  struct HivePlan {
    std::string file_path;
    std::vector<PlannedChange> changes;
  };
  std::vector<HivePlan> hives;
};

struct SaveReport {
  std::vector<std::string> saved_files;
  std::vector<std::string> backups;
};

[[nodiscard]] SavePlan plan_save(OfflineRegistry& registry);
// Whether the volumes concerned can be written at all; said before the person is asked.
[[nodiscard]] Status can_save(OfflineRegistry& registry);
[[nodiscard]] Result<SaveReport> save(OfflineRegistry& registry, const target::WriteConsent& consent);

}  // namespace lifeboat::registry
