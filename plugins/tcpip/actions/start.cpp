// start, stop: an address by DHCP, as NetStart asks for it, and the end of what was started here.
#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/actions/actions.hpp"
#include "plugins/tcpip/actions/options.hpp"
#include "plugins/tcpip/actions/progress.hpp"
#include "plugins/tcpip/model/adapter_setup.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

lb_status start(sdk::ActionCall& call) {
  const StartOptions options = parse_start(call);
  const StateFolder folder = StateFolder::open(StateFolder::usual()).value();
  StartRequest request;
  request.only_adapter = options.adapter;
  request.may_touch_used = options.is_live;
  request.timeout = std::chrono::seconds(options.timeout_seconds);
  request.dhcp = {usual_helper(), resolv_conf_file(folder, options.is_live)};
  return start_and_tell(call, folder, request);
}

lb_status stop(sdk::ActionCall& call) {
  const StopOptions options = parse_stop(call);
  const StateFolder folder = StateFolder::open(StateFolder::usual()).value();
  lb_status code = LB_NOT_FOUND;
  for (const std::string& adapter : adapters_of_ours(folder)) {
    if (!options.adapter.empty() && adapter != options.adapter) continue;
    take_back(folder, adapter, resolv_conf_file(folder, options.is_live)).value();
    code = LB_OK;
    if (!call.wants_json()) call.out(say(sdk::tr("{}: stopped\n"), adapter));
    else call.out(sdk::JsonWriter().begin_object().key("stopped").string(adapter).end_object().text() + '\n');
  }
  if (code != LB_OK) call.error(std::string(sdk::tr("Nothing was started here.")) + '\n');
  return code;
}

}  // namespace lifeboat::tcpip
