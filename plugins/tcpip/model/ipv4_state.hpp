// The IPv4 addresses and default routes of an adapter, as one thing that can be read and brought about. So a change that
// fails half-way is taken back by asking for the state before.
#pragma once

#include <cstdint>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/adapter.hpp"
#include "plugins/tcpip/model/netlink.hpp"

namespace lifeboat::tcpip {

struct Ipv4Route {
  IpAddress gateway;
  std::uint32_t metric = 0;
  std::uint8_t protocol = 0;  // who set it, rtnetlink(7)
  bool operator==(const Ipv4Route&) const = default;
};

struct Ipv4Address {
  Prefixed address;
  std::uint32_t valid_seconds = 0, preferred_seconds = 0;  // k_for_ever: without an end
  static constexpr std::uint32_t k_for_ever = 0xFFFFFFFF;
};

struct Ipv4State {
  std::vector<Ipv4Address> addresses;
  std::vector<Ipv4Route> routes;
};

// Works on one adapter, by its index. Any thread, one at a time.
class Ipv4Adapter {
 public:
  [[nodiscard]] static sdk::Outcome<Ipv4Adapter> open(const Adapter& adapter);

  [[nodiscard]] sdk::Outcome<Ipv4State> read() const;
  [[nodiscard]] sdk::Outcome<void> add(const Ipv4Address& address) const;  // or gives it these lifetimes
  [[nodiscard]] sdk::Outcome<void> add(const Ipv4Route& route) const;      // or replaces the one of that metric
  // Exactly that, and nothing else; what is there already stays untouched, so that connections over it live on.
  [[nodiscard]] sdk::Outcome<void> bring_about(const Ipv4State& wanted) const;

 private:
  Ipv4Adapter(NlSocket socket, const Adapter& adapter)
      : socket_(std::move(socket)), name_(adapter.name), index_(adapter.index) {}
  void remove(const Ipv4Address& address) const;
  void remove(const Ipv4Route& route) const;
  [[nodiscard]] RtAddress make(const Ipv4Address& address) const;
  [[nodiscard]] RtRoute make(const Ipv4Route& route) const;

  NlSocket socket_;
  std::string name_;
  int index_;
};

}  // namespace lifeboat::tcpip
