#include "plugins/remote/protocol/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::remote::protocol {

namespace {

constexpr Address k_mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr unsigned k_mapped_bits = 96;
constexpr unsigned k_all_bits = 128;
constexpr unsigned k_source_bits = 64;  // who has one address of IPv6 has the whole /64
constexpr std::size_t k_max_address_bytes = 64;

bool is_mapped(const Address& address) { return std::equal(address.begin(), address.begin() + 12, k_mapped.begin()); }

Address masked(Address address, unsigned prefix_bits) {
  for (unsigned i = 0; i < address.size(); ++i) {
    const unsigned kept = std::clamp(prefix_bits, i * 8, i * 8 + 8) - i * 8;
    address.at(i) = static_cast<std::uint8_t>(address.at(i) & (0xFF00U >> kept));
  }
  return address;
}

std::optional<unsigned> parse_prefix(const std::string& text, unsigned most) {
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
  if (error != std::errc() || end != text.data() + text.size() || bits > most) return std::nullopt;
  return bits;
}

sdk::Failure no_address(const std::string& text) {
  return {LB_BAD_USE, std::string(sdk::tr("This is not an address of a network: ")) + text};
}

}  // namespace

std::optional<Address> parse_address(std::string text) {
  if (text.size() > k_max_address_bytes) return std::nullopt;
  text.resize(std::min(text.find('%'), text.size()));
  Address address = k_mapped;
  if (inet_pton(AF_INET, text.c_str(), address.data() + k_mapped_bits / 8) == 1) return address;
  if (inet_pton(AF_INET6, text.c_str(), address.data()) == 1) return address;
  return std::nullopt;
}

Source source_of(const Address& address) {
  return {is_mapped(address) ? address : masked(address, k_source_bits)};
}

sdk::Outcome<Source> source_of(const std::string& address) {
  const auto parsed = parse_address(address);
  if (!parsed) return no_address(address);
  return source_of(*parsed);
}

bool is_within(const Address& address, const AllowRule& rule) {
  return masked(address, rule.prefix_bits) == masked(rule.address, rule.prefix_bits);
}

sdk::Outcome<AllowRule> parse_allow_rule(const std::string& text) {
  const auto slash = text.find('/');
  const std::string host = text.substr(0, slash);
  const auto address = parse_address(host);
  if (!address || host.find('%') != std::string::npos) return no_address(text);
  if (slash == std::string::npos) return AllowRule{*address, k_all_bits};
  const unsigned family_bits = host.find(':') == std::string::npos ? k_mapped_bits : 0;
  const auto prefix = parse_prefix(text.substr(slash + 1), k_all_bits - family_bits);
  if (!prefix) return no_address(text);
  return AllowRule{masked(*address, family_bits + *prefix), family_bits + *prefix};
}

}  // namespace lifeboat::remote::protocol
