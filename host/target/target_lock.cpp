#include "host/target/target_lock.hpp"

#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

constexpr int k_hold_attempts = 150;
// udev locks a disk for a moment, to look at it when somebody has written to it.
constexpr int k_raise_attempts = 10;
constexpr std::chrono::milliseconds k_lock_pause{20};

// 0, or why not.
int try_lock(int fd, int operation) {
  while (::flock(fd, operation | LOCK_NB) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

// Calls `attempt` until it answers something else than EWOULDBLOCK.
template <class Attempt>
int keep_trying(int attempts, Attempt attempt) {
  int code = attempt();
  for (int done = 1; done < attempts && code == EWOULDBLOCK; ++done) {
    std::this_thread::sleep_for(k_lock_pause);
    code = attempt();
  }
  return code;
}

tl::unexpected<Error> fail_lock(const char* reason, const std::string& name, int code) {
  if (code != EWOULDBLOCK) return fail_errno(fmt::format(fmt::runtime(tr("cannot lock {}")), name), code);
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(reason), name));
}

}  // namespace

Result<TargetLock> TargetLock::hold(UniqueFd file, std::string name) {
  const int code = keep_trying(k_hold_attempts, [&] { return try_lock(file.get(), LOCK_SH); });
  if (code == 0) return TargetLock(std::move(file), std::move(name));
  return fail_lock(tr("another Lifeboat is writing to {}; wait until it has finished"), name, code);
}

Status TargetLock::raise() {
  const int code = writers_ > 0 ? 0 : keep_trying(k_raise_attempts, [&] { return try_raise(); });
  if (is_lost_) return fail_lock(tr("another Lifeboat has written to {}; open it anew"), name_, EWOULDBLOCK);
  if (code != 0) {
    return fail_lock(tr("another Lifeboat has {} open; close it before anything is written here"), name_, code);
  }
  ++writers_;
  return {};
}

// A conversion that fails has dropped the lock that was there. Whoever slips into that gap may write, and then what was
// read here is no longer true.
int TargetLock::try_raise() {
  const int code = is_lost_ ? EBADF : try_lock(file_.get(), LOCK_EX);
  if (code == 0 || is_lost_) return code;
  is_lost_ = try_lock(file_.get(), LOCK_SH) != 0;
  return is_lost_ ? EBADF : code;
}

void TargetLock::lower() {
  if (--writers_ == 0) static_cast<void>(try_lock(file_.get(), LOCK_SH));
}

LockPlace TargetLock::place() const {
  struct stat facts {};
  if (::fstat(file_.get(), &facts) != 0) return {};
  return S_ISBLK(facts.st_mode) ? LockPlace{facts.st_rdev, 0} : LockPlace{facts.st_dev, facts.st_ino};
}

}  // namespace lifeboat::target
