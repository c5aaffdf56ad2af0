#include "plugins/tcpip/model/ip_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <bit>
#include <charconv>

namespace lifeboat::tcpip {
namespace {

constexpr std::uint32_t k_all_ones = 0xFFFFFFFF;

std::uint32_t mask_of(unsigned prefix_length) { return prefix_length == 0 ? 0 : k_all_ones << (32 - prefix_length); }

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string terminated(text);
  if (terminated.size() != text.size() || terminated.find('\0') != terminated.npos) return std::nullopt;
  const bool is_ipv6 = text.find(':') != text.npos;
  IpAddress address;
  address.size_ = is_ipv6 ? k_ipv6_size : k_ipv4_size;
  const int answer = ::inet_pton(is_ipv6 ? AF_INET6 : AF_INET, terminated.c_str(), address.bytes_.data());
  return answer == 1 ? std::optional(address) : std::nullopt;
}

std::optional<IpAddress> IpAddress::of_bytes(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != k_ipv4_size && bytes.size() != k_ipv6_size) return std::nullopt;
  IpAddress address;
  address.size_ = static_cast<unsigned>(bytes.size());
  std::ranges::copy(bytes, address.bytes_.begin());
  return address;
}

IpAddress IpAddress::of_ipv4(std::uint32_t host_order) {
  IpAddress address;
  for (unsigned i = 0; i < k_ipv4_size; ++i) address.bytes_[i] = static_cast<std::uint8_t>(host_order >> (24 - 8 * i));
  return address;
}

std::uint32_t IpAddress::ipv4() const {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < k_ipv4_size; ++i) value = value << 8 | bytes_[i];
  return value;
}

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> out{};
  ::inet_ntop(is_ipv4() ? AF_INET : AF_INET6, bytes_.data(), out.data(), out.size());
  return out.data();
}

bool IpAddress::is_unspecified() const {
  return std::ranges::all_of(bytes(), [](std::uint8_t byte) { return byte == 0; });
}

bool IpAddress::is_loopback() const {
  return is_ipv4() ? bytes_[0] == 127 : *this == *parse("::1");
}

bool IpAddress::is_link_local() const {
  return is_ipv4() ? bytes_[0] == 169 && bytes_[1] == 254 : bytes_[0] == 0xFE && (bytes_[1] & 0xC0) == 0x80;
}

bool IpAddress::is_single() const {
  return is_global() && !is_multicast() && !(is_ipv4() && (bytes_[0] == 0 || bytes_[0] >= 240));
}

bool IpAddress::is_multicast() const { return is_ipv4() ? (bytes_[0] & 0xF0) == 0xE0 : bytes_[0] == 0xFF; }

std::optional<Prefixed> Prefixed::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto address = IpAddress::parse(text.substr(0, slash));
  if (!address) return std::nullopt;
  const auto length = parse_number(text.substr(slash + 1), address->bit_count());
  return length ? std::optional(Prefixed{*address, *length}) : std::nullopt;
}

std::string Prefixed::text() const { return address.text() + '/' + std::to_string(prefix_length); }

bool Prefixed::contains(const IpAddress& other) const {
  if (other.is_ipv4() != address.is_ipv4()) return false;
  for (unsigned bit = 0; bit < prefix_length; ++bit) {
    const unsigned shift = 7 - bit % 8;
    if (((address.bytes()[bit / 8] ^ other.bytes()[bit / 8]) >> shift & 1) != 0) return false;
  }
  return true;
}

std::optional<unsigned> parse_number(std::string_view text, unsigned most) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<unsigned> parse_mask(std::string_view text) {
  if (text.starts_with('/')) text.remove_prefix(1);
  if (text.find('.') == text.npos) return parse_number(text, 32);
  const auto mask = IpAddress::parse(text);
  if (!mask || !mask->is_ipv4()) return std::nullopt;
  const auto length = static_cast<unsigned>(std::countl_one(mask->ipv4()));
  return mask->ipv4() == mask_of(length) ? std::optional(length) : std::nullopt;
}

std::string mask_text(unsigned prefix_length) { return IpAddress::of_ipv4(mask_of(prefix_length)).text(); }

}  // namespace lifeboat::tcpip
