// What the actions share: names as a person gives them, and the one way to save.
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/actions.hpp"
#include "lifeboat/cpp/registry.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

// "(default)" names the default value, whose name is empty.
inline std::string value_name(const std::string& argument) {
  return same_name(argument, "(default)") ? std::string() : argument;
}

// A key without the backslashes at its ends. Root names stay as they are: of a bare hive the path has none.
inline std::string key_argument(std::string_view path) {
  while (path.starts_with('\\')) path.remove_prefix(1);
  while (path.ends_with('\\')) path.remove_suffix(1);
  return std::string(path);
}

// Runs `edit` and saves, if there is anything to save. When either fails, nothing of it stays in memory, unless someone
// else's unsaved edits are there too: those are not ours to throw away.
template <class Edit>
void edit_and_save(sdk::Registry& registry, Edit edit) {
  const std::uint32_t before = registry.change_count();
  try {
    edit();
    if (registry.change_count() != before) registry.request_save().value();
  } catch (...) {
    if (before == 0) (void)registry.discard();
    throw;
  }
}

// Runs `edit`, and nothing of it stays. Refused while there are other unsaved edits, which would go with it.
template <class Edit>
void edit_and_discard(sdk::Registry& registry, Edit edit) {
  if (registry.change_count() != 0) {
    throw sdk::Failed({LB_REFUSED, sdk::tr("There are unsaved changes: save or discard them first.")});
  }
  try {
    edit();
  } catch (...) {
    (void)registry.discard();
    throw;
  }
  registry.discard().value();
}

}  // namespace lifeboat::regedit
