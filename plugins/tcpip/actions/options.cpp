#include "plugins/tcpip/actions/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

// A DHCP server that does not answer within ten minutes will not.
constexpr std::uint32_t k_longest_timeout_seconds = 600;

[[noreturn]] void refuse(const std::string& why) { throw sdk::Failed({LB_BAD_USE, why}); }

void parse(CLI::App& app, const sdk::ActionCall& call) {
  std::vector<std::string> line = call.arguments();
  std::ranges::reverse(line);  // as CLI11 wants it
  app.set_help_flag();         // the console's own
  try {
    app.parse(line);
  } catch (const CLI::ParseError& error) {
    refuse(error.what());
  }
}

void add_live(CLI::App& app, bool& is_live) { app.add_flag("--live", is_live); }

void add_timeout(CLI::App& app, std::uint32_t& seconds) {
  app.add_option("--timeout", seconds)->check(CLI::Range(1U, k_longest_timeout_seconds));
}

// "10.0.0.5/24" into the two fields that the page has.
void take_address(const std::string& address, StaticFields& fields) {
  const std::size_t slash = address.find('/');
  if (slash == address.npos) refuse(say(tr("{} lacks the mask: write {}/24"), address, address));
  fields.address = address.substr(0, slash);
  fields.mask = address.substr(slash + 1);
}

void take_dns(const std::string& list, StaticFields& fields) {
  const std::size_t comma = list.find(',');
  fields.dns_1 = list.substr(0, comma);
  if (comma == list.npos) return;
  fields.dns_2 = list.substr(comma + 1);
  if (fields.dns_2.find(',') != list.npos) refuse(tr("--dns takes two servers at most."));
}

}  // namespace

StartOptions parse_start(const sdk::ActionCall& call) {
  StartOptions options;
  CLI::App app("", "start");
  app.add_option("--adapter", options.adapter);
  add_timeout(app, options.timeout_seconds);
  add_live(app, options.is_live);
  parse(app, call);
  return options;
}

SetOptions parse_set(const sdk::ActionCall& call) {
  SetOptions options;
  std::string address, dns;
  CLI::App app("", "set");
  app.add_option("--adapter", options.adapter)->required();
  auto* dhcp = app.add_flag("--dhcp", options.is_dhcp);
  app.add_option("--address", address)->excludes(dhcp);
  app.add_option("--gateway", options.fields.gateway)->excludes(dhcp);
  app.add_option("--dns", dns)->excludes(dhcp);
  add_timeout(app, options.timeout_seconds);
  add_live(app, options.is_live);
  parse(app, call);
  if (options.is_dhcp) return options;
  if (address.empty()) refuse(tr("Say which: --address A.B.C.D/N for a static address, or --dhcp."));
  take_address(address, options.fields);
  take_dns(dns, options.fields);
  return options;
}

StopOptions parse_stop(const sdk::ActionCall& call) {
  StopOptions options;
  CLI::App app("", "stop");
  app.add_option("--adapter", options.adapter);
  add_live(app, options.is_live);
  parse(app, call);
  return options;
}

void parse_show(const sdk::ActionCall& call) {
  CLI::App app("", "show");
  parse(app, call);
}

}  // namespace lifeboat::tcpip
