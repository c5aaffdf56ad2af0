#include "plugins/tcpip/model/arp_probe.hpp"

#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if_arp.h>
#include <netinet/if_ether.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/tcpip/model/ethtool.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_probes = 3;
constexpr std::chrono::milliseconds k_between{250}, k_after_last{500};
constexpr unsigned char k_mac_bytes = 6;

sdk::Failure failure(const Adapter& adapter) {
  return {LB_REFUSED, say(sdk::tr("{} cannot be asked who has the address: {}"), adapter.name, std::strerror(errno))};
}

sockaddr_ll everybody_on(const Adapter& adapter) {
  sockaddr_ll to{};
  to.sll_family = AF_PACKET;
  to.sll_protocol = htons(ETH_P_ARP);
  to.sll_ifindex = adapter.index;
  to.sll_halen = k_mac_bytes;
  std::fill_n(to.sll_addr, k_mac_bytes, static_cast<unsigned char>(0xFF));
  return to;
}

sdk::UniqueFd listen_on(const Adapter& adapter) {
  sdk::UniqueFd fd(::socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, htons(ETH_P_ARP)));
  const sockaddr_ll place = everybody_on(adapter);
  if (fd.is_open() && ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0) fd.reset();
  return fd;
}

bool has_own_mac(const Adapter& adapter, const ether_arp& packet) {
  return mac_text(packet.arp_sha, k_mac_bytes) == adapter.mac;
}

bool send_probe(int fd, const Adapter& adapter, const IpAddress& address) {
  ether_arp probe{};
  probe.arp_hrd = htons(ARPHRD_ETHER);
  probe.arp_pro = htons(ETHERTYPE_IP);
  probe.arp_hln = k_mac_bytes;
  probe.arp_pln = 4;
  probe.arp_op = htons(ARPOP_REQUEST);
  std::array<unsigned, k_mac_bytes> mac{};
  std::sscanf(adapter.mac.c_str(), "%x:%x:%x:%x:%x:%x", &mac[0], &mac[1], &mac[2], &mac[3], &mac[4], &mac[5]);
  std::ranges::transform(mac, probe.arp_sha, [](unsigned byte) { return static_cast<unsigned char>(byte); });
  std::ranges::copy(address.bytes(), probe.arp_tpa);
  const sockaddr_ll to = everybody_on(adapter);
  return ::sendto(fd, &probe, sizeof probe, 0, reinterpret_cast<const sockaddr*>(&to), sizeof to) ==
         static_cast<ssize_t>(sizeof probe);
}

// From what has come so far: who says that the address is his.
std::optional<std::string> read_claims(int fd, const Adapter& adapter, const IpAddress& address) {
  ether_arp packet{};
  ssize_t length = 0;
  while ((length = ::recv(fd, &packet, sizeof packet, 0)) >= 0) {
    const bool is_whole = length >= static_cast<ssize_t>(sizeof packet) && packet.arp_hln == k_mac_bytes && packet.arp_pln == 4;
    const bool is_claim = is_whole && std::ranges::equal(address.bytes(), packet.arp_spa);
    if (is_claim && !has_own_mac(adapter, packet)) return mac_text(packet.arp_sha, k_mac_bytes);
  }
  return std::nullopt;
}

}  // namespace

sdk::Outcome<std::optional<std::string>> who_has(const Adapter& adapter, const IpAddress& address,
                                                 const std::function<bool()>& is_cancelled) {
  const sdk::UniqueFd fd = listen_on(adapter);
  if (!fd.is_open()) return failure(adapter);
  for (int probe = 0; probe < k_probes && !is_cancelled(); ++probe) {
    if (!send_probe(fd.get(), adapter, address)) return failure(adapter);
    const auto until = Clock::now() + (probe + 1 < k_probes ? k_between : k_after_last);
    for (auto now = Clock::now(); now < until; now = Clock::now()) {
      pollfd answer{fd.get(), POLLIN, 0};
      (void)::poll(&answer, 1, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(until - now).count()));
      if (auto owner = read_claims(fd.get(), adapter, address)) return owner;
    }
  }
  return std::optional<std::string>();
}

}  // namespace lifeboat::tcpip
