#include "plugins/remote/model/addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace lifeboat::remote {
namespace {

bool is_ipv6(std::string_view address) { return address.find(':') != std::string_view::npos; }

bool is_loopback(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

bool is_link_local(const std::string& address) {
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, address.c_str(), &parsed) == 1) return IN6_IS_ADDR_LINKLOCAL(&parsed);
  return address.starts_with("169.254.");
}

struct FreeInterfaces {
  void operator()(ifaddrs* list) const { ::freeifaddrs(list); }
};

std::string text_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (address.sa_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (address.sa_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  if (bytes == nullptr || ::inet_ntop(address.sa_family, bytes, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

}  // namespace

std::vector<std::string> reachable_addresses(std::vector<std::string> all) {
  std::erase_if(all, [](const std::string& address) { return address.empty() || is_loopback(address); });
  if (!std::ranges::all_of(all, is_link_local)) std::erase_if(all, is_link_local);
  std::ranges::stable_partition(all, [](const std::string& address) { return !is_ipv6(address); });
  return all;
}

std::vector<std::string> current_addresses() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return {};
  const std::unique_ptr<ifaddrs, FreeInterfaces> list(first);
  std::vector<std::string> all;
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    const bool is_up = (each->ifa_flags & IFF_UP) != 0 && (each->ifa_flags & IFF_LOOPBACK) == 0;
    if (is_up && each->ifa_addr != nullptr) all.push_back(text_of(*each->ifa_addr));
  }
  return reachable_addresses(std::move(all));
}

}  // namespace lifeboat::remote
