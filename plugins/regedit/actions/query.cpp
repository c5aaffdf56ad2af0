// query: one value, or a key with its values and the names of its subkeys; as text in the manner of reg.exe, or as
// JSON (for -s see query_all.cpp). What cannot be read is named on standard error, the rest is printed, and the exit code is 3.
#include <string>
#include <vector>

#include "lifeboat/cpp/json.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/actions/print_value.hpp"
#include "plugins/regedit/actions/query_all.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

struct FoundValue {
  std::string name;
  sdk::RegistryData data;
};

// What was read, and whether anything was not.
struct Answer {
  std::string key;
  std::vector<FoundValue> values;
  std::vector<std::string> subkeys;
  bool is_complete = true;
};

void complain(const sdk::ActionCall& call, Answer& answer, const sdk::Failure& failure) {
  call.error(failure.message + '\n');
  answer.is_complete = false;
}

void read_value(const sdk::ActionCall& call, const sdk::Key& key, const std::string& name, Answer& answer) {
  auto data = key.data(name);
  if (!data) {
    complain(call, answer, data.failure());
    return;
  }
  const std::string damage = understand(data.value()).damage;
  if (!damage.empty()) call.error(words(sdk::tr("value \"%1\": %2\n"), {one_line(name), damage}));
  answer.values.push_back({name, std::move(data).value()});
}

void read_key(const sdk::ActionCall& call, const sdk::Key& key, Answer& answer) {
  const lb_key_info info = key.info().value();
  for (std::uint32_t i = 0; i < info.value_count; ++i) {
    auto value = key.value_at(i);
    if (value) read_value(call, key, value.value().name, answer);
    else complain(call, answer, value.failure());
  }
  for (std::uint32_t i = 0; i < info.subkey_count; ++i) {
    auto name = key.subkey_name(i);
    if (name) answer.subkeys.push_back(std::move(name).value());
    else complain(call, answer, name.failure());
  }
}

std::string as_json(const Answer& answer) {
  sdk::JsonWriter json;
  json.begin_object();
  json.key("key").string(answer.key);
  json.key("values").begin_array();
  for (const FoundValue& value : answer.values) write_value(json, value.name, value.data);
  json.end_array();
  json.key("subkeys").begin_array();
  for (const std::string& name : answer.subkeys) json.string(name);
  json.end_array();
  return json.end_object().text() + '\n';
}

std::string as_text(const Answer& answer) {
  std::string out = one_line(answer.key) + '\n';
  for (const FoundValue& value : answer.values) out += value_line(value.name, value.data);
  if (!answer.subkeys.empty()) out += '\n';
  for (const std::string& name : answer.subkeys) out += one_line(child_path(answer.key, name)) + '\n';
  return out;
}

}  // namespace

lb_status query(sdk::ActionCall& call) {
  const Options options(call, k_query, {"s|recursive", "replay"});
  Answer answer{key_argument(options.argument(0)), {}, {}, true};
  prepare_reading(call, options, answer.key, options.has("recursive"));
  if (options.has("recursive")) return query_all(call, options);
  const sdk::Registry registry(call.host());
  const sdk::Key key = registry.open(answer.key).value();
  if (options.count() == 2) {
    const std::string name = value_name(options.argument(1));
    (void)key.data(name).value();  // throws what the exit code needs: not found, or damaged
    read_value(call, key, name, answer);
  } else {
    read_key(call, key, answer);
  }
  call.out(call.wants_json() ? as_json(answer) : as_text(answer));
  return answer.is_complete ? LB_OK : LB_REFUSED;
}

}  // namespace lifeboat::regedit
