// set: a static IPv4 address for one adapter, or DHCP again.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/actions/actions.hpp"
#include "plugins/tcpip/actions/options.hpp"
#include "plugins/tcpip/actions/progress.hpp"
#include "plugins/tcpip/model/adapter_list.hpp"
#include "plugins/tcpip/model/adapter_setup.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {
namespace {

using sdk::tr;

lb_status go_dhcp(sdk::ActionCall& call, const SetOptions& options, const StateFolder& folder, const SetupRights& rights) {
  may_touch(read_adapter(folder, options.adapter).value(), rights).value();
  take_back(folder, options.adapter, rights.resolv_conf).value();
  StartRequest request;
  request.only_adapter = options.adapter;
  request.may_touch_used = rights.may_touch_used;
  request.timeout = std::chrono::seconds(options.timeout_seconds);
  request.dhcp = {usual_helper(), rights.resolv_conf};
  return start_and_tell(call, folder, request);
}

}  // namespace

lb_status set(sdk::ActionCall& call) {
  const SetOptions options = parse_set(call);
  const StateFolder folder = StateFolder::open(StateFolder::usual()).value();
  SetupRights rights;
  rights.may_touch_used = options.is_live;
  rights.resolv_conf = resolv_conf_file(folder, options.is_live);
  if (options.is_dhcp) return go_dhcp(call, options, folder, rights);
  const StaticConfig config = understand(options.fields).value();
  set_static(folder, options.adapter, config, rights).value();
  const StartNews news{options.adapter, StartPhase::bound, tr("It was set by hand."), config.address.address.text()};
  call.out((call.wants_json() ? news_json(news) : news_text(news)) + '\n');
  return LB_OK;
}

}  // namespace lifeboat::tcpip
