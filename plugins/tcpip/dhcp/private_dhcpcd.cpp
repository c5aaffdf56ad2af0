#include "plugins/tcpip/dhcp/private_dhcpcd.hpp"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "plugins/tcpip/model/dhcp_client.hpp"

namespace lifeboat::tcpip {
namespace {

// Compiled into dhcpcd.
constexpr const char* k_run_folder = "/run/dhcpcd";
constexpr const char* k_database_folder = "/var/lib/dhcpcd";

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void lay_over(const std::string& ours, const char* place) {
  std::error_code error;
  std::filesystem::create_directories(place, error);
  if (::mount(ours.c_str(), place, nullptr, MS_BIND, nullptr) != 0) fail(place);
}

}  // namespace

int become_dhcpcd(const std::string& adapter, const std::string& run_folder, const std::string& database_folder,
                  const std::string& configuration) {
  if (::unshare(CLONE_NEWNS) != 0) fail("a mount namespace of its own");
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) fail("/");
  const std::string name = std::filesystem::read_symlink("/proc/self/ns/mnt").string();
  write_small_file(std::filesystem::path(run_folder) / k_namespace_file, name).value();
  lay_over(run_folder, k_run_folder);
  lay_over(database_folder, k_database_folder);
  ::execlp("dhcpcd", "dhcpcd", "-f", configuration.c_str(), adapter.c_str(), static_cast<char*>(nullptr));
  fail("dhcpcd");
}

}  // namespace lifeboat::tcpip
