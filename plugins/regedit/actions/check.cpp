// check: what is wrong with the hives, from their headers to their last cell. Damage counts for more than a hive that was
// not finished; a note counts for nothing.
#include <algorithm>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

const char* kind_name(std::int32_t kind) {
  switch (kind) {
    case LB_FINDING_UNCLEAN: return N_("unclean");
    case LB_FINDING_REPLAYABLE: return N_("replayable");
    case LB_FINDING_NOTE: return N_("note");
    default: return N_("damaged");
  }
}

lb_status exit_code(std::int32_t kind) {
  switch (kind) {
    case LB_FINDING_NOTE: return LB_OK;
    case LB_FINDING_UNCLEAN:
    case LB_FINDING_REPLAYABLE: return k_exit_unfinished;
    default: return LB_REFUSED;
  }
}

lb_status worse(lb_status one, lb_status other) {
  return one == LB_REFUSED || other == LB_REFUSED ? LB_REFUSED : std::max(one, other);
}

std::string as_text(const lb_finding& finding) {
  const std::string path = one_line(finding.key_path);
  std::string out = std::string(sdk::tr(kind_name(finding.kind))) + "    " + one_line(finding.hive);
  if (!path.empty()) out += "    " + path;
  return out + "    " + one_line(finding.message) + '\n';
}

void write(sdk::JsonWriter& json, const lb_finding& finding) {
  json.begin_object().key("kind").string(kind_name(finding.kind)).key("hive").string(finding.hive);
  json.key("key").string(finding.key_path).key("message").string(finding.message).end_object();
}

}  // namespace

lb_status check(sdk::ActionCall& call) {
  const Options options(call, k_check, {});
  const sdk::Registry registry(call.host());
  const std::string path = host_path(call.host(), options.argument(0));
  const sdk::Snapshot snapshot = sdk::Snapshot::take(call.host(), registry.open(path).value()).value();
  lb_status worst = LB_OK;
  sdk::JsonWriter json;
  json.begin_array();
  snapshot.check([&](const lb_finding& finding) {
    worst = worse(worst, exit_code(finding.kind));
    if (call.wants_json()) write(json, finding);
    else call.out(as_text(finding));
    return true;
  }).value();
  if (call.wants_json()) call.out(json.end_array().text() + '\n');
  return worst;
}

}  // namespace lifeboat::regedit
