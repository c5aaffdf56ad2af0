#include "host/ui/private_socket.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "host/base/text.hpp"

namespace lifeboat::ui {
namespace {

constexpr int k_backlog = 8;
// A console is up, or back after a crash, in a fraction of a second.
constexpr int k_look_again_ms = 20;

template <class... Arguments>
auto refuse(ErrorKind kind, const char* format, const Arguments&... arguments) {
  return fail(kind, fmt::format(fmt::runtime(format), arguments...));
}

bool address_of(const SocketPlace& place, sockaddr_un& address) {
  address.sun_family = AF_UNIX;
  const std::string path = fmt::format("/proc/self/fd/{}/{}", place.folder.get(), place.name);
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return true;
}

UniqueFd new_socket() { return UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

bool connects(const sockaddr_un& address, int fd) {
  return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// A socket that nobody listens at is what a console that was killed has left.
Status remove_stale(const SocketPlace& place, const sockaddr_un& address) {
  struct stat info {};
  if (::fstatat(place.folder.get(), place.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return {};
  if (!S_ISSOCK(info.st_mode) || info.st_uid != ::geteuid()) {
    return refuse(ErrorKind::refused, tr("{} is there and is not a socket of ours"), place.name);
  }
  const UniqueFd probe = new_socket();
  if (connects(address, probe.get()))
    return refuse(ErrorKind::refused, tr("somebody listens at {} already"), place.name);
  ::unlinkat(place.folder.get(), place.name.c_str(), 0);
  return {};
}

}  // namespace

Result<SocketPlace> open_private_folder(const std::string& socket_path, bool may_create) {
  const std::filesystem::path path = std::filesystem::path(socket_path);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  SocketPlace place;
  place.name = path.filename().string();
  if (place.name.empty()) return refuse(ErrorKind::bad_use, tr("{} is no path for a socket"), socket_path);
  if (may_create) ::mkdir(folder.c_str(), 0700);
  place.folder = UniqueFd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!place.folder.is_open()) {
    return refuse(ErrorKind::not_found, tr("cannot open the folder {}: {}"), folder, std::strerror(errno));
  }
  struct stat info {};
  if (::fstat(place.folder.get(), &info) != 0 || info.st_uid != ::geteuid() || (info.st_mode & 0077) != 0) {
    return refuse(ErrorKind::refused, tr("the folder {} must be ours and closed to others (mode 0700)"), folder);
  }
  return place;
}

Result<UniqueFd> listen_at(const SocketPlace& place) {
  sockaddr_un address{};
  if (!address_of(place, address))
    return refuse(ErrorKind::bad_use, tr("the socket's name is too long: {}"), place.name);
  if (auto removed = remove_stale(place, address); !removed) return tl::unexpected<Error>(removed.error());
  UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const bool is_listening = ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                            ::chmod(address.sun_path, 0600) == 0 && ::listen(fd.get(), k_backlog) == 0;
  if (!is_listening) return refuse(ErrorKind::io, tr("cannot listen at {}: {}"), place.name, std::strerror(errno));
  return fd;
}

Result<UniqueFd> connect_to(const std::string& socket_path) {
  auto place = open_private_folder(socket_path, false);
  if (!place) return tl::unexpected<Error>(place.error());
  sockaddr_un address{};
  if (!address_of(*place, address))
    return refuse(ErrorKind::bad_use, tr("the socket's name is too long: {}"), socket_path);
  UniqueFd fd = new_socket();
  if (!connects(address, fd.get())) {
    return refuse(ErrorKind::not_found, tr("nobody listens at {}: {}"), socket_path, std::strerror(errno));
  }
  if (!is_same_user(fd.get())) return refuse(ErrorKind::refused, tr("{} belongs to somebody else"), socket_path);
  return fd;
}

Result<UniqueFd> connect_within(const std::string& socket_path, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  auto fd = connect_to(socket_path);
  while (!fd && fd.error().kind == ErrorKind::not_found && std::chrono::steady_clock::now() < deadline) {
    ::poll(nullptr, 0, k_look_again_ms);
    fd = connect_to(socket_path);
  }
  return fd;
}

bool is_same_user(int socket_fd) { return peer_user(socket_fd) == ::geteuid(); }

std::optional<uid_t> peer_user(int socket_fd) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket_fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
  return peer.uid;
}

}  // namespace lifeboat::ui
