// What the network writes: dhcpcd's variables ("name=value" lines here), lease files and resolv.conf. Whatever comes in, a
// lease that was understood is the same when its file is read again, and its resolv.conf has no line but ours.
#include <algorithm>
#include <sstream>
#include <string>

#include "plugins/tcpip/model/resolv_conf.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::tcpip;

namespace {

const std::string k_bound =
    "reason=BOUND\nprotocol=dhcp\nnew_ip_address=10.7.0.54\nnew_subnet_cidr=24\nnew_routers=10.7.0.1 10.7.0.2\n"
    "new_dhcp_server_identifier=10.7.0.1\nnew_domain_name_servers=10.7.0.1 9.9.9.9\nnew_domain_name=shop.example\n";
const std::string k_router = "reason=ROUTERADVERT\nprotocol=ra\nnd1_rdnss1_servers=fd00:7::53\nnd1_dnssl1_search=a.example\n";
const std::string k_file = "address 10.7.0.54/24\ngateway 10.7.0.1\nserver 10.7.0.1\ndns 9.9.9.9\nsearch shop.example\n";

FuzzInput bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

std::string value_of(const std::string& variables, const std::string& name) {
  std::istringstream lines(variables);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(name + '=')) return line.substr(name.size() + 1);
  }
  return {};
}

void check(const Lease& lease) {
  fuzz_require(lease.dns.size() <= k_max_dns && lease.search.size() <= k_max_search);
  fuzz_require(parse_lease(lease_text(lease)) == lease);
  std::istringstream lines(resolv_conf_text({lease}));
  for (std::string line; std::getline(lines, line);) {
    fuzz_require(line.starts_with("# ") || line.starts_with("search ") || line.starts_with("nameserver "));
  }
  fuzz_require(parse_resolv_conf(resolv_conf_text({lease})) == lease.dns);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  check(parse_lease(text));
  check(hook_news([&](const std::string& name) { return value_of(text, name); }).lease);
  fuzz_require(parse_resolv_conf(text).size() <= k_max_dns);
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() { return {bytes_of(k_bound), bytes_of(k_router), bytes_of(k_file)}; }
