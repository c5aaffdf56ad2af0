#include "plugins/tcpip/model/static_config.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

constexpr unsigned k_point_to_point = 31;  // from here on a network has no broadcast address (RFC 3021)

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

StaticFields trimmed(const StaticFields& fields) {
  return {trimmed(fields.address), trimmed(fields.mask), trimmed(fields.gateway), trimmed(fields.dns_1),
          trimmed(fields.dns_2)};
}

std::string not_an_address(const std::string& text) {
  return say(tr("\"{}\" is not an IPv4 address. One looks like this: 192.168.0.10"), text);
}

std::optional<IpAddress> ipv4_of(const std::string& text) {
  auto address = IpAddress::parse(text);
  return address && address->is_ipv4() ? address : std::nullopt;
}

// What an address is that no computer can have, whatever its network; "" for one that it can have.
std::string complaint_of_kind(const IpAddress& address) {
  if (address.is_unspecified() || address.bytes()[0] == 0) return tr("No computer can have an address that begins with 0.");
  if (address.is_loopback()) return tr("Addresses that begin with 127 always mean this computer itself.");
  if (address.is_multicast() || address.bytes()[0] >= 240) return tr("This is no address of a single computer.");
  return {};
}

// The first and the last address of a network stand for the network and for all in it.
std::string complaint_of_place(const Prefixed& address) {
  if (address.prefix_length >= k_point_to_point) return {};
  const std::uint32_t hosts = 0xFFFFFFFFU >> address.prefix_length;
  const std::uint32_t host = address.address.ipv4() & hosts;
  if (host == 0) return say(tr("{} is the network itself, not a computer in it."), address.address.text());
  if (host == hosts) return say(tr("{} is the network's broadcast address."), address.address.text());
  return {};
}

std::string check_address(const std::string& text, std::optional<unsigned> prefix_length) {
  if (text.empty()) return {};
  const auto address = ipv4_of(text);
  if (!address) return not_an_address(text);
  const std::string kind = complaint_of_kind(*address);
  if (!kind.empty() || !prefix_length) return kind;
  return complaint_of_place({*address, *prefix_length});
}

std::string check_mask(const std::string& text, std::optional<unsigned> prefix_length) {
  if (text.empty()) return {};
  if (!prefix_length) return say(tr("\"{}\" is not a mask. One looks like this: 255.255.255.0 or /24"), text);
  return *prefix_length == 0 ? std::string(tr("A mask of 0 would take the whole internet for this cable.")) : std::string();
}

std::string check_gateway(const std::string& text, const std::string& own, std::optional<unsigned> prefix_length) {
  if (text.empty()) return {};
  const auto gateway = ipv4_of(text);
  if (!gateway) return not_an_address(text);
  const auto address = ipv4_of(own);
  if (!address || !prefix_length) return complaint_of_kind(*gateway);
  if (*address == *gateway) return tr("The gateway must be another computer than this one.");
  const Prefixed network{*address, *prefix_length};
  if (!network.contains(*gateway)) {
    return say(tr("The gateway {} is not in the network of {}, so it cannot be reached."), text, network.text());
  }
  return complaint_of_place({*gateway, *prefix_length});
}

std::string check_dns(const std::string& text) {
  if (text.empty()) return {};
  const auto server = IpAddress::parse(text);
  if (!server) return say(tr("\"{}\" is not an address. Names need a DNS server first; type its address."), text);
  return server->is_single() ? std::string() : std::string(tr("This is no address of a single computer."));
}

}  // namespace

std::string FieldComplaints::first() const {
  for (const std::string* each : {&address, &mask, &gateway, &dns_1, &dns_2}) {
    if (!each->empty()) return *each;
  }
  return {};
}

FieldComplaints check(const StaticFields& typed) {
  const StaticFields fields = trimmed(typed);
  const auto prefix_length = parse_mask(fields.mask);
  FieldComplaints wrong;
  wrong.address = check_address(fields.address, prefix_length);
  wrong.mask = check_mask(fields.mask, prefix_length);
  wrong.gateway = check_gateway(fields.gateway, fields.address, prefix_length);
  wrong.dns_1 = check_dns(fields.dns_1);
  wrong.dns_2 = check_dns(fields.dns_2);
  wrong.is_complete = !fields.address.empty() && !fields.mask.empty();
  return wrong;
}

sdk::Outcome<StaticConfig> understand(const StaticFields& typed) {
  const FieldComplaints wrong = check(typed);
  if (const std::string first = wrong.first(); !first.empty()) return sdk::Failure{LB_BAD_USE, first};
  if (!wrong.is_complete) return sdk::Failure{LB_BAD_USE, tr("An address and its mask are needed.")};
  const StaticFields fields = trimmed(typed);
  StaticConfig config{{*ipv4_of(fields.address), *parse_mask(fields.mask)}, ipv4_of(fields.gateway), {}};
  for (const std::string* server : {&fields.dns_1, &fields.dns_2}) {
    if (!server->empty()) config.dns.push_back(*IpAddress::parse(*server));
  }
  return config;
}

StaticFields fields_of(const StaticConfig& config) {
  const auto server = [&](std::size_t i) { return i < config.dns.size() ? config.dns[i].text() : std::string(); };
  return {config.address.address.text(), mask_text(config.address.prefix_length),
          config.gateway ? config.gateway->text() : std::string(), server(0), server(1)};
}

}  // namespace lifeboat::tcpip
