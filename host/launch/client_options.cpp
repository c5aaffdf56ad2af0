#include "host/launch/client_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "host/base/text.hpp"
#include "host/launch/arguments.hpp"

namespace lifeboat::launch {
namespace {

struct Switch {
  std::string_view name;
  const char* meaning;
};

constexpr Switch k_netstart_switches[] = {
    {"network", N_("start the network: get an address by DHCP, and print it")},
    {"remount", N_("give the volumes the drive letters that the Windows on them knows")},
    {"prompt", N_("ask the person at the screen both; the answers count, not the other two switches")},
};
constexpr Switch k_remoterecovery_switches[] = {
    {"nomessage", N_("let the technician in without asking the person at the screen")},
};

std::span<const Switch> switches_of(ProgramName name) {
  if (name == ProgramName::netstart) return k_netstart_switches;
  if (name == ProgramName::remoterecovery) return k_remoterecovery_switches;
  return {};
}

const char* purpose_of(ProgramName name) {
  switch (name) {
    case ProgramName::netstart: return tr("Starts the network and assigns drive letters.");
    case ProgramName::remoterecovery: return tr("Opens Remote Connection: a technician can connect with its ticket.");
    case ProgramName::waitforconnection:
      return tr("Waits until a technician is connected, or Remote Connection is not open.");
    case ProgramName::recenv: return tr("Shows the recovery options, and ends when they end.");
  }
  return "";
}

std::string unknown_switch(ProgramName name, const std::string& argument) {
  std::vector<std::string> known;
  for (const Switch& each : switches_of(name)) known.push_back(fmt::format("-{}", each.name));
  if (known.empty()) return fmt::format(fmt::runtime(tr("{} takes no switches, and got {}")), text_of(name), argument);
  return fmt::format(fmt::runtime(tr("{} does not know {}; it takes {}")), text_of(name), argument,
                     fmt::join(known, ", "));
}

ControlRequest request_of(ProgramName name, std::span<const std::string> given) {
  const auto has = [given](std::string_view wanted) { return std::ranges::find(given, wanted) != given.end(); };
  switch (name) {
    case ProgramName::netstart: return NetstartRequest{has("--network"), has("--remount"), has("--prompt")};
    case ProgramName::remoterecovery: return RemoteRecoveryRequest{has("--nomessage")};
    case ProgramName::waitforconnection: return WaitForConnectionRequest{};
    case ProgramName::recenv: break;
  }
  return RecenvRequest{};
}

}  // namespace

std::string help_of(ProgramName name) {
  std::string usage = fmt::format("{} {}", tr("use:"), text_of(name));
  std::string meanings;
  for (const Switch& each : switches_of(name)) {
    usage += fmt::format(" [-{}]", each.name);
    meanings += fmt::format("  -{:<11} {}\n", each.name, tr(each.meaning));
  }
  return fmt::format("{}\n{}\n{}", usage, purpose_of(name), meanings);
}

Result<std::optional<ControlRequest>> parse_client_options(const Invocation& invocation) {
  std::vector<std::string_view> known = {"help", "?"};
  for (const Switch& each : switches_of(invocation.name)) known.push_back(each.name);
  const auto given = normalise_switches(invocation.arguments, known);
  for (const std::string& argument : given) {
    if (argument == "--help" || argument == "--?") return std::nullopt;
    const bool is_known = argument.starts_with("--") && std::ranges::find(known, argument.substr(2)) != known.end();
    if (!is_known) return fail(ErrorKind::bad_use, unknown_switch(invocation.name, argument));
  }
  if (invocation.name == ProgramName::netstart && given.empty()) {
    return fail(ErrorKind::bad_use, tr("netstart does nothing without -network, -remount or -prompt"));
  }
  return request_of(invocation.name, given);
}

}  // namespace lifeboat::launch
