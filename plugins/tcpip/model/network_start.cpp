#include "plugins/tcpip/model/network_start.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/adapter_list.hpp"
#include "plugins/tcpip/model/adapter_setup.hpp"
#include "plugins/tcpip/model/change_news.hpp"
#include "plugins/tcpip/model/link_power.hpp"
#include "plugins/tcpip/model/network_hardware.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
using Clock = std::chrono::steady_clock;

namespace {

// Gigabit over copper negotiates for three to four seconds after the adapter was turned on.
constexpr std::chrono::seconds k_time_for_cable{6};
// Routers often answer before DHCP. An IPv4 address is worth a short wait: people read it aloud.
constexpr std::chrono::seconds k_time_for_ipv4{8};
// How soon it is seen that it was cancelled or that dhcpcd ended, which no news tells.
constexpr std::chrono::milliseconds k_look_up{200};

struct Attempt {
  enum class State { waiting_for_cable, asking, over };
  State state = State::waiting_for_cable;
  Clock::time_point cable_deadline, deadline;
  std::optional<Clock::time_point> ipv6_since;
};

class NetworkStart {
 public:
  NetworkStart(const StateFolder& folder, const StartRequest& request, const StartListener& listener)
      : folder_(folder), request_(request), listener_(listener), news_(folder) {}

  sdk::Outcome<bool> run() {
    auto adapters = read_adapters(folder_);
    if (!adapters) return adapters.failure();
    if (auto begun = begin(adapters.value()); !begun) return begun.failure();
    while (!is_bound_ && is_any_left()) {
      if (listener_.is_cancelled()) return cancel();
      adapters = read_adapters(folder_);
      if (!adapters) return adapters.failure();
      for (auto& [name, attempt] : attempts_) step(name, attempt, adapters.value());
      if (!is_bound_ && is_any_left()) (void)news_.wait(k_look_up);
    }
    return is_bound_ || had_address_;
  }

 private:
  sdk::Outcome<void> begin(const std::vector<Adapter>& adapters) {
    if (adapters.empty()) tell_failed("", why_no_adapter(network_hardware_without_driver(request_.sysfs)));
    bool is_named_there = request_.only_adapter.empty();
    for (const Adapter& adapter : adapters) {
      if (!request_.only_adapter.empty() && adapter.name != request_.only_adapter) continue;
      is_named_there = true;
      begin(adapter);
    }
    if (is_named_there) return {};
    return sdk::Failure{LB_NOT_FOUND, say(tr("There is no network adapter {}."), request_.only_adapter)};
  }

  void begin(const Adapter& adapter) {
    if (is_in_use_by_others(adapter) && !request_.may_touch_used) return leave_alone(adapter);
    // A dhcpcd that was killed renews nothing any more, whatever it left behind.
    const bool is_kept = adapter.origin == Origin::fixed || (adapter.origin == Origin::dhcp && adapter.is_dhcp_running);
    if (is_kept) return tell_had(adapter.name, origin_words(adapter), *global_address(adapter));
    if (adapter.origin == Origin::dhcp) {
      if (auto taken = take_back(folder_, adapter.name, request_.dhcp.resolv_conf); !taken) {
        return tell_failed(adapter.name, taken.failure().message);
      }
    }
    if (auto turned = turn_on(adapter); !turned) return tell_failed(adapter.name, turned.failure().message);
    attempts_[adapter.name] = {Attempt::State::waiting_for_cable, Clock::now() + k_time_for_cable, {}, {}};
  }

  void step(const std::string& name, Attempt& attempt, const std::vector<Adapter>& adapters) {
    if (attempt.state == Attempt::State::over) return;
    const auto adapter = std::ranges::find(adapters, name, &Adapter::name);
    if (adapter == adapters.end()) return fail(name, attempt, tr("The adapter was removed."));
    if (attempt.state == Attempt::State::waiting_for_cable) wait_for_cable(*adapter, attempt);
    else ask(*adapter, attempt);
  }

  void wait_for_cable(const Adapter& adapter, Attempt& attempt) {
    if (!adapter.has_carrier) {
      if (Clock::now() >= attempt.cable_deadline) fail(adapter.name, attempt, why_no_carrier(adapter));
      return;
    }
    listener_.tell({adapter.name, StartPhase::carrier, {}, {}});
    if (auto started = DhcpClient(folder_, adapter.name).start(request_.dhcp); !started) {
      return fail(adapter.name, attempt, started.failure().message);
    }
    attempt.state = Attempt::State::asking;
    attempt.deadline = Clock::now() + request_.timeout;
    listener_.tell({adapter.name, StartPhase::asking, {}, {}});
  }

  void ask(const Adapter& adapter, Attempt& attempt) {
    const AdapterAddress* address = given_address(adapter);
    const auto now = Clock::now();
    if (address != nullptr && !address->address.address.is_ipv4() && !attempt.ipv6_since) attempt.ipv6_since = now;
    const bool is_ipv4 = address != nullptr && address->address.address.is_ipv4();
    const bool is_ipv6_enough = attempt.ipv6_since && now >= *attempt.ipv6_since + k_time_for_ipv4;
    if (is_ipv4 || (address != nullptr && (is_ipv6_enough || now >= attempt.deadline))) {
      attempt.state = Attempt::State::over;
      // The hook that brought the lease writes this after it; who hears of an address may look up names at once.
      (void)refresh_resolv_conf(folder_, request_.dhcp.resolv_conf);
      return tell_bound(adapter, *address);
    }
    if (now < attempt.deadline && adapter.is_dhcp_running) return;
    fail(adapter.name, attempt, why_not(adapter));
  }

  // What came while we asked: IPv4 as DHCP gave it, not what others had set before, or else IPv6.
  [[nodiscard]] static const AdapterAddress* given_address(const Adapter& adapter) {
    const auto found = std::ranges::find_if(adapter.addresses, [&](const AdapterAddress& each) {
      const bool is_leased = adapter.lease && adapter.lease->address == each.address;
      const bool is_ipv6 = !each.address.address.is_ipv4() && each.address.address.is_global();
      return each.is_usable() && (is_leased || is_ipv6);
    });
    return found == adapter.addresses.end() ? nullptr : &*found;
  }

  [[nodiscard]] static std::string why_no_carrier(const Adapter& adapter) {
    if (adapter.is_wireless) return tr("This is a Wi-Fi adapter. Wi-Fi is not supported; use a cable.");
    return tr("No network cable is connected, or the other end is off.");
  }

  [[nodiscard]] std::string why_not(const Adapter& adapter) const {
    if (!adapter.has_carrier) return tr("The network cable was taken out.");
    const std::string log = DhcpClient(folder_, adapter.name).log();
    if (!adapter.is_dhcp_running) return tr("The DHCP program ended unexpectedly.");
    return why_no_lease(log, static_cast<unsigned>(request_.timeout.count()));
  }

  void fail(const std::string& name, Attempt& attempt, const std::string& reason) {
    attempt.state = Attempt::State::over;
    DhcpClient(folder_, name).release();
    tell_failed(name, reason);
  }
  void tell_failed(const std::string& name, const std::string& reason) const {
    listener_.tell({name, StartPhase::failed, reason, {}});
  }
  void tell_bound(const Adapter& adapter, const AdapterAddress& address) {
    is_bound_ = true;
    listener_.tell({adapter.name, StartPhase::bound, origin_words(adapter), address.address.address.text()});
  }
  // Not a reason to end: the other adapters are tried all the same.
  void tell_had(const std::string& adapter, const std::string& reason, const AdapterAddress& address) {
    had_address_ = true;
    listener_.tell({adapter, StartPhase::bound, reason, address.address.address.text()});
  }
  void leave_alone(const Adapter& adapter) {
    const AdapterAddress* address = foreign_address(adapter);
    if (address == nullptr) return tell_failed(adapter.name, why_left_alone(adapter));
    tell_had(adapter.name, tr("It already had this address and was left alone."), *address);
  }

  [[nodiscard]] bool is_any_left() const {
    return std::ranges::any_of(attempts_, [](const auto& each) { return each.second.state != Attempt::State::over; });
  }
  bool cancel() {
    for (const auto& [name, attempt] : attempts_) {
      if (attempt.state == Attempt::State::asking) DhcpClient(folder_, name).release();
    }
    return false;
  }

  const StateFolder& folder_;
  const StartRequest& request_;
  const StartListener& listener_;
  ChangeNews news_;
  std::map<std::string, Attempt> attempts_;
  bool is_bound_ = false, had_address_ = false;
};

}  // namespace

sdk::Outcome<bool> start_network(const StateFolder& folder, const StartRequest& request, const StartListener& listener) {
  return NetworkStart(folder, request, listener).run();
}

}  // namespace lifeboat::tcpip
