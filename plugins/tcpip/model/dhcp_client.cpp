#include "plugins/tcpip/model/dhcp_client.hpp"

#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <system_error>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/tcpip/model/helper_process.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
namespace fs = std::filesystem;

namespace {

constexpr int k_time_to_end_ms = 5000;  // releasing takes well under a second; it waits for nobody's answer
constexpr std::size_t k_max_log_bytes = 64 * 1024;
constexpr std::size_t k_max_namespace_bytes = 64;
constexpr unsigned k_max_pid = 1U << 22;  // the kernel's own limit

// Only ours lives in the mount namespace that lifeboat-dhcp made for it and wrote down. Not by the lock that it holds on its
// pid file: whoever tries that lets one that is just starting fail.
bool is_ours(pid_t pid, const fs::path& run_folder) {
  const std::string made = read_small_file(run_folder / k_namespace_file, k_max_namespace_bytes);
  std::error_code error;
  const fs::path its = fs::read_symlink("/proc/" + std::to_string(pid) + "/ns/mnt", error);
  return !error && !made.empty() && its.string() == made;
}

std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  const std::size_t end = text.rfind('\n');
  return end == text.npos ? text : text.substr(end + 1);
}

// The word after the last place where `before` stands in the log.
std::string word_after(const std::string& log, std::string_view before) {
  const std::size_t begin = log.rfind(before);
  if (begin == log.npos) return {};
  const std::string rest = log.substr(begin + before.size());
  return rest.substr(0, rest.find_first_of(" \n"));
}

}  // namespace

fs::path usual_helper() {
  Dl_info self{};
  ::dladdr(reinterpret_cast<const void*>(&usual_helper), &self);
  return fs::absolute(self.dli_fname).parent_path() / "lifeboat-dhcp";
}

pid_t DhcpClient::process() const {
  std::string text = read_small_file(file("run") / (adapter_ + ".pid"), 16);
  if (text.ends_with('\n')) text.pop_back();
  const auto pid = static_cast<pid_t>(parse_number(text, k_max_pid).value_or(0));
  return pid != 0 && is_ours(pid, file("run")) ? pid : 0;
}

bool DhcpClient::is_running() const { return process() != 0; }

// clientid: as Windows does, by the hardware address, so that a reservation made for this computer holds here as well.
std::string DhcpClient::configuration(const DhcpSetup& setup) const {
  return "background\nnodev\nnodelay\nnoipv4ll\nnoalias\npersistent\nclientid\nslaac hwaddr\ntimeout 0\nreboot 0\n"
         "option domain_name_servers, domain_name, domain_search, classless_static_routes, interface_mtu\n"
         "require dhcp_server_identifier\n"
         "logfile " + file("log").string() +
         "\nscript " + setup.helper.string() +
         "\nenv LIFEBOAT_STATE=" + folder_.path().string() +
         "\nenv LIFEBOAT_RESOLV_CONF=" + setup.resolv_conf.string() + '\n';
}

sdk::Outcome<void> DhcpClient::start(const DhcpSetup& setup) const {
  if (is_running()) return {};
  forget_leases();
  std::error_code error;
  for (const char* kind : {"run", "db"}) fs::create_directory(file(kind), error);
  fs::remove(file("log"), error);
  if (auto written = write_small_file(file(k_dhcpcd), configuration(setup)); !written) return written;
  auto code = run_helper({setup.helper.string(), "run", adapter_, file("run").string(), file("db").string(),
                          file(k_dhcpcd).string()},
                         file("log"));
  if (!code) return code.failure();
  if (code.value() == 0 && is_running()) return {};
  return sdk::Failure{LB_REFUSED, say(tr("DHCP could not be started on {}: {}"), adapter_, last_line(log()))};
}

void DhcpClient::release() const { end(SIGALRM); }

void DhcpClient::leave_addresses() const { end(SIGTERM); }

void DhcpClient::forget() const {
  std::error_code error;
  for (const char* kind : {"run", "db"}) fs::remove_all(file(kind), error);
  folder_.forget(adapter_, k_dhcpcd);
}

void DhcpClient::end(int signal) const {
  const pid_t pid = process();
  const sdk::UniqueFd handle(pid == 0 ? -1 : static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  // Asked again with the handle in hand: now the number cannot go to another process any more.
  if (handle.is_open() && process() == pid) {
    ::syscall(SYS_pidfd_send_signal, handle.get(), signal, nullptr, 0);
    pollfd ended{handle.get(), POLLIN, 0};
    if (::poll(&ended, 1, k_time_to_end_ms) != 1) ::syscall(SYS_pidfd_send_signal, handle.get(), SIGKILL, nullptr, 0);
  }
  forget_leases();
  forget();
}

void DhcpClient::forget_leases() const {
  for (const char* kind : k_lease_kinds) {
    if (std::string_view(kind) != k_static) folder_.forget(adapter_, kind);
  }
}

std::string DhcpClient::log() const { return read_small_file(file("log"), k_max_log_bytes); }

std::string why_no_lease(const std::string& log, unsigned seconds) {
  if (const auto address = word_after(log, "DAD detected "); !address.empty()) {
    return say(tr("Another device already uses the address {} that the DHCP server offered."), address);
  }
  if (log.find(" NAK") != log.npos) return tr("The DHCP server refused to give an address.");
  if (const auto address = word_after(log, ": offered "); !address.empty()) {
    return say(tr("A DHCP server offered {}, but did not confirm it within {} seconds."), address, seconds);
  }
  return say(tr("No DHCP server answered within {} seconds."), seconds);
}

}  // namespace lifeboat::tcpip
