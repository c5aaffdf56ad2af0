// What the three actions share: their arguments and the one way to save.
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/actions.hpp"
#include "lifeboat/cpp/registry.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

inline void require_arguments(const sdk::ActionCall& call, std::size_t least, std::size_t most, const char* usage) {
  if (call.count() < least || call.count() > most) {
    throw sdk::Failed({LB_BAD_USE, std::string(sdk::tr("usage: lifeboat regedit ")) + usage});
  }
}

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

// Runs `edit` and saves. When either fails, nothing of it stays in memory, unless someone else's unsaved edits are
// there too: those are not ours to throw away.
template <class Edit>
void edit_and_save(sdk::Registry& registry, Edit edit) {
  const bool is_alone = registry.change_count() == 0;
  try {
    edit();
    registry.request_save().value();
  } catch (...) {
    if (is_alone) (void)registry.discard();
    throw;
  }
}

}  // namespace lifeboat::regedit
