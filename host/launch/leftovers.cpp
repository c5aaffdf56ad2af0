#include "host/launch/leftovers.hpp"

#include "host/settings/policy_file.hpp"

namespace lifeboat::launch {
namespace {

// The file, and what a writer that was killed had not renamed yet.
void remove_inventory(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  std::filesystem::remove(file.string() + ".new", ignored);
}

}  // namespace

void remove_leftovers(const std::filesystem::path& named_settings) {
  const auto decided = settings::decide(named_settings);
  if (!decided) return;
  const settings::RemotePolicy& remote = decided->policy.remote;
  remove_inventory(remote.inventory);
  if (!remote.inventory_folder.empty()) remove_inventory(remote.inventory_folder / settings::k_inventory_name);
}

}  // namespace lifeboat::launch
