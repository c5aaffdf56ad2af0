// An IPv4 or IPv6 address, and one with the length of its network's prefix. Values; parsing takes what inet_pton takes
// and nothing else, so that no "10.1" or "010.0.0.1" is read in two ways.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lifeboat::tcpip {

class IpAddress {
 public:
  [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
  // 4 or 16 bytes in network order; any other count is no address.
  [[nodiscard]] static std::optional<IpAddress> of_bytes(std::span<const std::uint8_t> bytes);
  [[nodiscard]] static IpAddress of_ipv4(std::uint32_t host_order);

  [[nodiscard]] bool is_ipv4() const { return size_ == k_ipv4_size; }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(size_); }
  // Only of an IPv4 address; in host order.
  [[nodiscard]] std::uint32_t ipv4() const;
  [[nodiscard]] unsigned bit_count() const { return size_ * 8; }
  [[nodiscard]] std::string text() const;

  [[nodiscard]] bool is_unspecified() const;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] bool is_link_local() const;  // 169.254/16, fe80::/10
  [[nodiscard]] bool is_multicast() const;
  // Good for more than this computer and this cable.
  [[nodiscard]] bool is_global() const { return !is_unspecified() && !is_loopback() && !is_link_local(); }

  // Global, and of one computer: no group, nor what IPv4 keeps for itself (0/8, 240/4).
  [[nodiscard]] bool is_single() const;

  auto operator<=>(const IpAddress&) const = default;

 private:
  static constexpr unsigned k_ipv4_size = 4, k_ipv6_size = 16;
  unsigned size_ = k_ipv4_size;
  std::array<std::uint8_t, k_ipv6_size> bytes_{};
};

struct Prefixed {
  IpAddress address;
  unsigned prefix_length = 0;  // at most address.bit_count()

  // "10.0.0.5/24". Without a length: nothing.
  [[nodiscard]] static std::optional<Prefixed> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool contains(const IpAddress& other) const;
  auto operator<=>(const Prefixed&) const = default;
};

// Decimal digits alone, up to `most`.
[[nodiscard]] std::optional<unsigned> parse_number(std::string_view text, unsigned most);

// A mask as people write it, "255.255.255.0", "/24" or "24", to the length of the prefix, and back.
[[nodiscard]] std::optional<unsigned> parse_mask(std::string_view text);
[[nodiscard]] std::string mask_text(unsigned prefix_length);

}  // namespace lifeboat::tcpip
