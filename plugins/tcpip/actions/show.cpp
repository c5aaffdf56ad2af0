// show: the adapters as they are now, a paragraph or an object for each.
#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/actions/actions.hpp"
#include "plugins/tcpip/actions/options.hpp"
#include "plugins/tcpip/model/adapter_list.hpp"
#include "plugins/tcpip/model/network_hardware.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {
namespace {

using sdk::tr;

void write_fact(std::string& out, const char* label, const std::string& value) {
  if (!value.empty()) out += say("  {:<12}{}\n", label, value);
}

std::string texts(const std::vector<IpAddress>& addresses) {
  std::string out;
  for (const IpAddress& each : addresses) out += (out.empty() ? "" : ", ") + each.text();
  return out;
}

std::string as_text(const Adapter& adapter) {
  std::string out = say("{}: {}\n", adapter.name, state_words(adapter));
  for (const AdapterAddress& each : adapter.addresses) write_fact(out, tr("Address"), each.address.text());
  write_fact(out, tr("Given by"), origin_words(adapter));
  write_fact(out, tr("Gateway"), texts(adapter.gateways));
  if (adapter.lease) write_fact(out, tr("DNS"), texts(adapter.lease->dns));
  write_fact(out, tr("Hardware"), adapter.mac);
  if (adapter.permanent_mac != adapter.mac) write_fact(out, tr("Burned in"), adapter.permanent_mac);
  write_fact(out, tr("Driver"), adapter.driver);
  if (adapter.speed_mbit) write_fact(out, tr("Speed"), say(tr("{} Mbit/s"), *adapter.speed_mbit));
  return out;
}

const char* origin_id(Origin origin) {
  switch (origin) {
    case Origin::none: return "none";
    case Origin::dhcp: return "dhcp";
    case Origin::fixed: return "static";
    case Origin::other_dynamic: return "other-dynamic";
    case Origin::other_fixed: return "other-static";
  }
  return "none";
}

void write(sdk::JsonWriter& json, const std::vector<IpAddress>& addresses) {
  json.begin_array();
  for (const IpAddress& each : addresses) json.string(each.text());
  json.end_array();
}

void write(sdk::JsonWriter& json, const AdapterAddress& address) {
  json.begin_object().key("address").string(address.address.address.text());
  json.key("prefix").number(address.address.prefix_length);
  json.key("global").boolean(address.address.address.is_global());
  json.key("usable").boolean(address.is_usable()).end_object();
}

void write(sdk::JsonWriter& json, const Adapter& adapter) {
  json.begin_object().key("name").string(adapter.name);
  json.key("mac").string(adapter.mac).key("permanent_mac").string(adapter.permanent_mac);
  json.key("driver").string(adapter.driver);
  json.key("used_by").string(adapter.used_by);
  json.key("up").boolean(adapter.is_up).key("carrier").boolean(adapter.has_carrier);
  json.key("speed_mbit");
  if (adapter.speed_mbit) json.number(*adapter.speed_mbit);
  else json.null();
  json.key("addresses").begin_array();
  for (const AdapterAddress& each : adapter.addresses) write(json, each);
  json.end_array().key("gateways");
  write(json, adapter.gateways);
  json.key("dns");
  write(json, adapter.lease ? adapter.lease->dns : std::vector<IpAddress>());
  json.key("configured").string(origin_id(adapter.origin));
  json.key("dhcp_running").boolean(adapter.is_dhcp_running).key("dhcp_server");
  if (adapter.lease && adapter.lease->server) json.string(adapter.lease->server->text());
  else json.null();
  json.end_object();
}

std::string as_json(const std::vector<Adapter>& adapters, const std::vector<IpAddress>& dns) {
  sdk::JsonWriter json;
  json.begin_object().key("adapters").begin_array();
  for (const Adapter& adapter : adapters) write(json, adapter);
  json.end_array().key("dns");
  write(json, dns);
  return json.end_object().text() + '\n';
}

}  // namespace

lb_status show(sdk::ActionCall& call) {
  parse_show(call);
  const StateFolder folder = StateFolder::at(StateFolder::usual());
  const auto adapters = read_adapters(folder).value();
  const auto dns = dns_in_force(folder);
  if (call.wants_json()) {
    call.out(as_json(adapters, dns));
    return LB_OK;
  }
  if (adapters.empty()) call.out(why_no_adapter(network_hardware_without_driver("/sys")) + '\n');
  for (const Adapter& adapter : adapters) call.out(as_text(adapter));
  if (!dns.empty()) call.out(say(tr("DNS servers in force: {}\n"), texts(dns)));
  return LB_OK;
}

}  // namespace lifeboat::tcpip
