// set, delete and rename.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/model/registry_edit.hpp"
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

}  // namespace

lb_status set(sdk::ActionCall& call) {
  const Options options(call, k_set, {"replay"});
  const std::string path = key_argument(options.argument(0)), name = value_name(options.argument(1));
  sdk::Registry registry(call.host());
  check_name(name, false).value();
  const sdk::RegistryData data = data_argument(options.argument(2), options.argument(3));
  edit_and_save(registry, [&] {
    replay_if_asked(call, options, path);
    open_or_make(registry, path).set_value(name, data).value();
  });
  return LB_OK;
}

lb_status remove(sdk::ActionCall& call) {
  const Options options(call, k_delete, {"replay"});
  const std::string path = key_argument(options.argument(0));
  sdk::Registry registry(call.host());
  edit_and_save(registry, [&] {
    replay_if_asked(call, options, path);
    sdk::Key key = registry.open(path).value();
    if (options.count() == 2) key.delete_value(value_name(options.argument(1))).value();
    else key.delete_key().value();
  });
  return LB_OK;
}

lb_status rename(sdk::ActionCall& call) {
  const Options options(call, k_rename, {"replay"});
  const bool is_key = options.count() == 2;
  const std::string path = key_argument(options.argument(0));
  const std::string new_name = is_key ? options.argument(1) : value_name(options.argument(2));
  sdk::Registry registry(call.host());
  check_name(new_name, is_key).value();
  edit_and_save(registry, [&] {
    replay_if_asked(call, options, path);
    sdk::Key key = registry.open(path).value();
    if (is_key) key.rename_key(new_name).value();
    else key.rename_value(value_name(options.argument(1)), new_name).value();
  });
  return LB_OK;
}

}  // namespace lifeboat::regedit
