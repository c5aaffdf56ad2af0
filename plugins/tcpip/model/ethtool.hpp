// What only the driver of an adapter knows, asked through ethtool's ioctl. Not through sysfs: that shows the adapters of
// the network namespace in which it was mounted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lifeboat::tcpip {

struct DriverFacts {
  std::string driver;         // "e1000e"
  std::string permanent_mac;  // what is burned in
  std::optional<std::uint32_t> speed_mbit;
  bool is_wireless = false;
};

// What cannot be found out stays empty.
[[nodiscard]] DriverFacts ask_driver(const std::string& adapter);

// "52:54:00:12:34:56"; "" for none or one of zeros.
[[nodiscard]] std::string mac_text(const unsigned char* bytes, std::size_t count);

}  // namespace lifeboat::tcpip
