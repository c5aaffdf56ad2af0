#include "plugins/tcpip/dhcp/hook.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

#include "plugins/tcpip/model/resolv_conf.hpp"

namespace lifeboat::tcpip {
namespace {

std::string variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::string() : value;
}

void keep(const StateFolder& folder, const std::string& adapter, const HookNews& news) {
  switch (news.kind) {
    case HookNews::Kind::nothing: return;
    case HookNews::Kind::given: return folder.put_lease(adapter, news.protocol, news.lease).value();
    case HookNews::Kind::lost: return folder.forget(adapter, news.protocol);
    case HookNews::Kind::all_lost: break;
  }
  for (const char* kind : k_lease_kinds) {
    if (std::string_view(kind) != k_static) folder.forget(adapter, kind);
  }
}

}  // namespace

int run_hook() {
  const std::string adapter = variable("interface"), place = variable("LIFEBOAT_STATE");
  if (adapter.empty() || place.empty()) return LB_BAD_USE;
  const StateFolder folder = StateFolder::open(place).value();
  keep(folder, adapter, hook_news(variable));
  refresh_resolv_conf(folder, variable("LIFEBOAT_RESOLV_CONF")).value();
  return LB_OK;
}

}  // namespace lifeboat::tcpip
