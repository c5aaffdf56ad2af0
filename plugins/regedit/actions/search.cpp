// search: keys, values and data that hold a text, or data that holds bytes, a line for each.
#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/actions/print_value.hpp"
#include "plugins/regedit/model/search.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

SearchPlaces places_of(const Options& options, const TextMatch& match) {
  const SearchPlaces given{options.has("keys"), options.has("values"), options.has("data")};
  if (match.is_of_bytes() && (given.keys || given.values)) {
    throw sdk::Failed({LB_BAD_USE, tr("Bytes are searched for in data alone.")});
  }
  return given.is_any() ? given : SearchPlaces{};
}

class Searcher final : public SearchVisitor {
 public:
  Searcher(const sdk::ActionCall& call, const TextMatch& match, SearchPlaces places)
      : SearchVisitor(match, places), call_(call) {
    if (call_.wants_json()) json_.begin_array();
  }

  std::int32_t problem(std::string_view path, std::string_view message) override {
    call_.error(words(tr("not searched: below %1: %2\n"), {shown_path(path), std::string(message)}));
    is_whole_ = false;
    return LB_WALK_ON;
  }
  [[nodiscard]] lb_status finish() {
    if (call_.wants_json()) call_.out(json_.end_array().text() + '\n');
    if (!is_whole_) return LB_REFUSED;
    return has_hits_ ? LB_OK : LB_NOT_FOUND;
  }

 private:
  std::int32_t found_key() override {
    has_hits_ = true;
    if (call_.wants_json()) json_.begin_object().key("key").string(path()).end_object();
    else call_.out(one_line(path()) + '\n');
    return LB_WALK_ON;
  }
  std::int32_t found_value(const lb_walk_value& value) override {
    has_hits_ = true;
    const std::string name(sdk::view(value.name_utf8)), type = type_name(value.type);
    const std::string shown = preview({value.type, {value.data.data, value.data.data + value.data.size}});
    if (call_.wants_json()) add_json(name, type, shown);
    else call_.out(one_line(path()) + "    " + shown_name(name) + "    " + type + "    " + shown + '\n');
    return LB_WALK_ON;
  }
  void add_json(const std::string& name, const std::string& type, const std::string& shown) {
    json_.begin_object().key("key").string(path()).key("value").string(name);
    json_.key("type").string(type).key("preview").string(shown).end_object();
  }

  const sdk::ActionCall& call_;
  sdk::JsonWriter json_;
  bool has_hits_ = false, is_whole_ = true;
};

}  // namespace

lb_status search(sdk::ActionCall& call) {
  const Options options(call, k_search, {"keys", "values", "data", "exact", "case", "replay"});
  const auto match = TextMatch::of(options.argument(0), {options.has("exact"), options.has("case")}).value();
  const SearchPlaces places = places_of(options, match);
  const std::string path = host_path(call.host(), options.argument(1));
  prepare_reading(call, options, path, true);
  const sdk::Registry registry(call.host());
  const sdk::Snapshot snapshot = sdk::Snapshot::take(call.host(), registry.open(path).value()).value();
  Searcher searcher(call, match, places);
  snapshot.walk(LB_WALK_DATA, searcher).value();
  return searcher.finish();
}

}  // namespace lifeboat::regedit
