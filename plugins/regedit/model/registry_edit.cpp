#include "plugins/regedit/model/registry_edit.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/value_parse.hpp"

namespace lifeboat::regedit {
namespace {

sdk::Key open_or_make_at(sdk::Registry& registry, const std::string& path, std::size_t depth) {
  auto key = registry.open(path);
  if (key || key.failure().status != LB_NOT_FOUND || path.empty()) return std::move(key).value();
  check_new_key(path, depth);
  sdk::Key parent = open_or_make_at(registry, parent_path(path), depth + 1);
  parent.create_key(leaf_name(path)).value();
  return registry.open(path).value();
}

}  // namespace

sdk::Key open_or_make(sdk::Registry& registry, const std::string& path) { return open_or_make_at(registry, path, 0); }

void check_new_key(const std::string& path, std::size_t depth) {
  if (depth >= k_key_depth) throw sdk::Failed({LB_BAD_USE, sdk::tr("The path has too many parts.")});
  check_name(leaf_name(path), true).value();
}

}  // namespace lifeboat::regedit
