// set and delete.
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

sdk::RegistryData data_argument(const std::string& type_word, const std::string& text) {
  const auto type = type_of_name(type_word);
  if (!type) throw sdk::Failed({LB_BAD_USE, words(sdk::tr("There is no type \"%1\"."), {type_word})});
  return parse_data(*type, text).value();
}

// The key, made with all above it where missing.
sdk::Key open_or_make(sdk::Registry& registry, const std::string& path, std::size_t depth = 0) {
  auto key = registry.open(path);
  if (key || key.failure().status != LB_NOT_FOUND || path.empty()) return std::move(key).value();
  if (depth >= k_key_depth) throw sdk::Failed({LB_BAD_USE, sdk::tr("The path has too many parts.")});
  check_name(leaf_name(path), true).value();
  sdk::Key parent = open_or_make(registry, parent_path(path), depth + 1);
  parent.create_key(leaf_name(path)).value();
  return registry.open(path).value();
}

}  // namespace

lb_status set(sdk::ActionCall& call) {
  require_arguments(call, 4, 4, "set KEY VALUE TYPE DATA");
  sdk::Registry registry(call.host());
  const std::string name = value_name(call.argument(1));
  check_name(name, false).value();
  const sdk::RegistryData data = data_argument(call.argument(2), call.argument(3));
  edit_and_save(registry, [&] {
    open_or_make(registry, key_argument(call.argument(0))).set_value(name, data).value();
  });
  return LB_OK;
}

lb_status remove(sdk::ActionCall& call) {
  require_arguments(call, 1, 2, "delete KEY [VALUE]");
  sdk::Registry registry(call.host());
  edit_and_save(registry, [&] {
    sdk::Key key = registry.open(key_argument(call.argument(0))).value();
    if (call.count() == 2) key.delete_value(value_name(call.argument(1))).value();
    else key.delete_key().value();
  });
  return LB_OK;
}

}  // namespace lifeboat::regedit
