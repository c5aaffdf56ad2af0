#include "plugins/regedit/actions/query_all.hpp"

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/actions/print_value.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

class Printer final : public sdk::SnapshotVisitor {
 public:
  explicit Printer(const sdk::ActionCall& call) : call_(call) {}

  std::int32_t key(const lb_walk_key& key) override {
    const std::string path(sdk::view(key.path_utf8));
    if (!call_.wants_json()) {
      call_.out((is_first_ ? "" : "\n") + one_line(path) + '\n');
    } else {
      end_key();
      json_ = sdk::JsonWriter();
      json_.begin_object().key("key").string(path).key("values").begin_array();
    }
    is_first_ = false;
    return LB_WALK_ON;
  }
  std::int32_t value(const lb_walk_value& value) override {
    const std::string name(sdk::view(value.name_utf8));
    const sdk::RegistryData data{value.type, {value.data.data, value.data.data + value.data.size}};
    if (call_.wants_json()) write_value(json_, name, data);
    else call_.out(value_line(name, data));
    return LB_WALK_ON;
  }
  std::int32_t problem(std::string_view path, std::string_view message) override {
    call_.error(words(sdk::tr("below %1: %2\n"), {shown_path(path), std::string(message)}));
    is_whole_ = false;
    return LB_WALK_ON;
  }
  // One array, an element a key, written a key at a time.
  void begin() const {
    if (call_.wants_json()) call_.out("[");
  }
  void finish() {
    if (!call_.wants_json()) return;
    end_key();
    call_.out("]\n");
  }
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  void end_key() {
    if (is_first_) return;
    json_.end_array().end_object();
    call_.out((is_first_key_written_ ? ",\n" : "") + json_.text());
    is_first_key_written_ = true;
  }

  const sdk::ActionCall& call_;
  sdk::JsonWriter json_;  // the key that the walk is at
  bool is_first_ = true, is_first_key_written_ = false, is_whole_ = true;
};

}  // namespace

lb_status query_all(const sdk::ActionCall& call, const Options& options) {
  const sdk::Registry registry(call.host());
  const sdk::Key key = registry.open(key_argument(options.argument(0))).value();
  if (options.count() > 1) throw sdk::Failed({LB_BAD_USE, sdk::tr("-s shows a key: give no value.")});
  const sdk::Snapshot snapshot = sdk::Snapshot::take(call.host(), key).value();
  Printer printer(call);
  printer.begin();
  snapshot.walk(LB_WALK_DATA, printer).value();
  printer.finish();
  return printer.is_whole() ? LB_OK : LB_REFUSED;
}

}  // namespace lifeboat::regedit
