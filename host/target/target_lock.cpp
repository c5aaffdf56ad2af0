#include "host/target/target_lock.hpp"

#include <fmt/format.h>
#include <sys/file.h>

#include <chrono>
#include <thread>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

constexpr int k_lock_attempts = 150;
constexpr std::chrono::milliseconds k_lock_pause{20};

bool try_lock(int fd, int operation) {
  while (::flock(fd, operation | LOCK_NB) != 0) {
    if (errno != EINTR) return false;
  }
  return true;
}

tl::unexpected<Error> fail_lock(const char* reason, const std::string& path, int code) {
  if (code != EWOULDBLOCK) return fail_errno(fmt::format(fmt::runtime(tr("cannot lock {}")), path), code);
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(reason), path));
}

}  // namespace

Status hold_shared(int fd, const std::string& path) {
  int code = EWOULDBLOCK;
  for (int attempt = 0; attempt < k_lock_attempts && code == EWOULDBLOCK; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(k_lock_pause);
    if (try_lock(fd, LOCK_SH)) return {};
    code = errno;
  }
  return fail_lock(tr("another Lifeboat is writing to {}; wait until it has finished"), path, code);
}

Status raise_to_exclusive(int fd, const std::string& path) {
  if (try_lock(fd, LOCK_EX)) return {};
  const int code = errno;
  lower_to_shared(fd);  // a conversion that fails has dropped the lock that was there
  return fail_lock(tr("another Lifeboat has {} open; close it before anything is written here"), path, code);
}

void lower_to_shared(int fd) { static_cast<void>(try_lock(fd, LOCK_SH)); }

}  // namespace lifeboat::target
