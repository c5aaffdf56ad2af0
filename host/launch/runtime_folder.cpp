#include "host/launch/runtime_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {
namespace {

constexpr const char* k_socket_name = "console.sock";
constexpr const char* k_lock_name = "console.lock";
constexpr const char* k_probes_name = "probes";

// The whole file, by a lock of the open file: whether it is taken can be asked without taking it.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

// "" when nobody chose one.
std::filesystem::path chosen_folder() {
  const char* chosen = std::getenv("LIFEBOAT_RUNTIME_DIR");
  return chosen == nullptr ? "" : chosen;
}

}  // namespace

bool is_usual_runtime_folder() { return chosen_folder().empty() && ::geteuid() == 0; }

std::filesystem::path runtime_folder() {
  if (auto chosen = chosen_folder(); !chosen.empty()) return chosen;
  return fmt::format("{}/lifeboat-{}", ::access("/run", W_OK) == 0 ? "/run" : "/tmp", ::geteuid());
}

std::filesystem::path control_socket_of(const std::filesystem::path& runtime_folder) {
  return runtime_folder / k_socket_name;
}

Result<ui::SocketPlace> open_runtime_folder(const std::filesystem::path& folder) {
  return ui::open_private_folder(control_socket_of(folder).string(), true);
}

std::filesystem::path probe_folder(const std::filesystem::path& runtime_folder) {
  return open_runtime_folder(runtime_folder) ? runtime_folder / k_probes_name : std::filesystem::path();
}

Result<ConsoleLock> ConsoleLock::take(const ui::SocketPlace& place) {
  UniqueFd file(::openat(place.folder.get(), k_lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot open the console's lock: {}")), std::strerror(errno)));
  }
  const auto lock = whole_file();
  if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
    return fail(ErrorKind::refused, tr("another console is running here already"));
  }
  return ConsoleLock(std::move(file));
}

bool ConsoleLock::is_taken(const std::filesystem::path& runtime_folder) {
  const std::filesystem::path path = runtime_folder / k_lock_name;
  const UniqueFd file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
  auto lock = whole_file();
  return file.is_open() && ::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

}  // namespace lifeboat::launch
