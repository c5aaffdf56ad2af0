#include "tests/plugins/tcpip/network/network_world.hpp"

#include <sched.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace lifeboat::tcpip::test {
namespace {

std::string must(const std::vector<std::string>& command) {
  const e2e::Finished done = e2e::run(command);
  if (done.exit_code == 0) return done.output;
  std::string line;
  for (const std::string& word : command) line += word + ' ';
  throw std::runtime_error(line + "failed: " + done.errors);
}

std::string namespace_of(pid_t process) { return "/proc/" + std::to_string(process) + "/ns/net"; }

// Who else lives in this process's network namespace: a dhcpcd that was killed leaves its children.
void kill_neighbours() {
  std::error_code error;
  const auto ours = std::filesystem::read_symlink("/proc/self/ns/net");
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const pid_t process = std::atoi(entry.path().filename().c_str());
    if (process <= 0 || process == ::getpid()) continue;
    if (std::filesystem::read_symlink(namespace_of(process), error) == ours && !error) ::kill(process, SIGKILL);
  }
}

}  // namespace

NetworkWorld::NetworkWorld() {
  if (::unshare(CLONE_NEWNET) != 0) throw std::runtime_error("no network namespace can be made");
  ::setenv("LIFEBOAT_RUNTIME_DIR", place.path().c_str(), 1);
  const std::string ours = std::filesystem::read_symlink("/proc/self/ns/net").string();
  router_.emplace(std::vector<std::string>{"unshare", "--net", "sleep", "600"}, place.path() / "router.log");
  const auto has_left = [&] { return std::filesystem::read_symlink(namespace_of(router_->pid())).string() != ours; };
  if (!becomes_true(has_left)) throw std::runtime_error("the router does not start");
  on_pc({"ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", namespace_of(router_->pid())});
  on_router({"ip", "address", "add", "10.7.0.1/24", "dev", "v1"});
  on_router({"ip", "address", "add", "fd00:7::1/64", "dev", "v1", "nodad"});
  on_router({"ip", "link", "set", "lo", "up"});
  on_router({"ip", "link", "set", "v1", "up"});
}

NetworkWorld::~NetworkWorld() {
  (void)lifeboat({"tcpip", "stop"});
  kill_neighbours();
}

e2e::Finished NetworkWorld::lifeboat(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {LIFEBOAT_BINARY_DIR "/bin/lifeboat"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return e2e::run(command);
}

std::string NetworkWorld::on_pc(const std::vector<std::string>& command) const { return must(command); }

std::vector<std::string> NetworkWorld::router_wrapper() const {
  return {"nsenter", "--net=" + namespace_of(router_->pid())};
}

std::string NetworkWorld::on_router(const std::vector<std::string>& command) const {
  std::vector<std::string> entering = router_wrapper();
  entering.insert(entering.end(), command.begin(), command.end());
  return must(entering);
}

void NetworkWorld::serve(const std::vector<std::string>& options) {
  std::vector<std::string> command = {"nsenter", "--net=" + namespace_of(router_->pid()), "dnsmasq", "--no-daemon",
                                      "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--no-ping", "--port=0",
                                      "--interface=v1", "--bind-interfaces", "--user=root", "--log-dhcp",
                                      "--dhcp-leasefile=" + (place.path() / "leases").string()};
  command.insert(command.end(), options.begin(), options.end());
  const auto log = place.path() / "dnsmasq.log";
  server_.emplace(command, log);
  const bool is_up = becomes_true([&] { return e2e::read_text(log).find("started") != std::string::npos; });
  if (!is_up) throw std::runtime_error("dnsmasq does not start: " + e2e::read_text(log));
}

std::string NetworkWorld::addresses_and_routes() const {
  return on_pc({"ip", "address"}) + on_pc({"ip", "route", "show", "table", "all"}) +
         on_pc({"ip", "-6", "route", "show", "table", "all"});
}

bool NetworkWorld::is_dhcpcd_running() const { return adapter().is_dhcp_running; }

std::string NetworkWorld::resolv_conf() const { return e2e::read_text(folder.path() / "resolv.conf"); }

}  // namespace lifeboat::tcpip::test
