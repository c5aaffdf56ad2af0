#include "plugins/tcpip/model/ethtool.hpp"

#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <linux/wireless.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::tcpip {
namespace {

constexpr std::uint32_t k_mac_bytes = 6;

class DriverCall {
 public:
  explicit DriverCall(const std::string& adapter)
      : adapter_(adapter), socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {}

  // `request` begins with its command.
  [[nodiscard]] bool ask(void* request) const {
    ifreq call{};
    if (adapter_.size() >= sizeof call.ifr_name) return false;
    adapter_.copy(call.ifr_name, adapter_.size());
    call.ifr_data = static_cast<char*>(request);
    return ::ioctl(socket_.get(), SIOCETHTOOL, &call) == 0;
  }
  // Every driver of a wireless adapter still answers this old question.
  [[nodiscard]] bool is_wireless() const {
    iwreq call{};
    if (adapter_.size() >= sizeof call.ifr_name) return false;
    adapter_.copy(call.ifr_name, adapter_.size());
    return ::ioctl(socket_.get(), SIOCGIWNAME, &call) == 0;
  }

 private:
  const std::string& adapter_;
  sdk::UniqueFd socket_;
};

std::string ask_name(const DriverCall& call) {
  ethtool_drvinfo facts{};
  facts.cmd = ETHTOOL_GDRVINFO;
  if (!call.ask(&facts)) return {};
  return std::string(facts.driver, strnlen(facts.driver, sizeof facts.driver));
}

std::string ask_permanent_mac(const DriverCall& call) {
  // The bytes follow the structure, whose last member is an array without a length.
  alignas(ethtool_perm_addr) unsigned char room[sizeof(ethtool_perm_addr) + k_mac_bytes] = {};
  ethtool_perm_addr head{};
  head.cmd = ETHTOOL_GPERMADDR;
  head.size = k_mac_bytes;
  std::memcpy(room, &head, sizeof head);
  return call.ask(room) ? mac_text(room + sizeof head, k_mac_bytes) : std::string();
}

std::optional<std::uint32_t> ask_speed(const DriverCall& call) {
  ethtool_cmd facts{};  // the older of two questions, which the kernel answers for every driver
  facts.cmd = ETHTOOL_GSET;
  if (!call.ask(&facts)) return std::nullopt;
  const std::uint32_t speed = ethtool_cmd_speed(&facts);
  const bool is_known = speed != 0 && speed != static_cast<std::uint16_t>(SPEED_UNKNOWN) &&
                        speed != static_cast<std::uint32_t>(SPEED_UNKNOWN);
  return is_known ? std::optional(speed) : std::nullopt;
}

}  // namespace

std::string mac_text(const unsigned char* bytes, std::size_t count) {
  const std::span all(bytes, count);
  if (std::ranges::all_of(all, [](unsigned char byte) { return byte == 0; })) return {};
  constexpr char k_digits[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : all) {
    if (!out.empty()) out += ':';
    out += k_digits[byte >> 4];
    out += k_digits[byte & 15];
  }
  return out;
}

DriverFacts ask_driver(const std::string& adapter) {
  const DriverCall call(adapter);
  return {ask_name(call), ask_permanent_mac(call), ask_speed(call), call.is_wireless()};
}

}  // namespace lifeboat::tcpip
