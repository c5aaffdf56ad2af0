#include "plugins/remote/session/sandbox.hpp"

#include <grp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>

namespace lifeboat::remote::session {
namespace {

// Slots, the session's own descriptors, and some to spare: a flood finds no more.
constexpr rlim_t k_max_descriptors = 256;

sdk::Failure failure(const char* what) {
  return {LB_REFUSED, std::string("lifeboat-net cannot give up its rights (") + what + "): " + std::strerror(errno)};
}

bool set_limit(__rlimit_resource what, rlim_t most) {
  const rlimit limit{most, most};
  return ::setrlimit(what, &limit) == 0;
}

// Into a folder that is already removed: nothing is in it and nothing can be made in it.
bool leave_the_file_system() {
  std::array<char, 32> path{"/tmp/lifeboat-net-XXXXXX"};
  if (::mkdtemp(path.data()) == nullptr) return false;
  const bool is_inside = ::chdir(path.data()) == 0;
  ::rmdir(path.data());
  return is_inside && ::chroot(".") == 0 && ::chdir("/") == 0;
}

bool become_nobody() {
  return ::setgroups(0, nullptr) == 0 && ::setresgid(k_net_user_id, k_net_user_id, k_net_user_id) == 0 &&
         ::setresuid(k_net_user_id, k_net_user_id, k_net_user_id) == 0;
}

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

// What Asio, TLS, the encoder and the allocator need; everything else answers EPERM.
constexpr auto k_allowed = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(shutdown), SCMP_SYS(close),
    SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(ioctl),
    SCMP_SYS(fcntl), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(timerfd_settime), SCMP_SYS(timerfd_gettime),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mprotect), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(mlock), SCMP_SYS(munlock), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(tgkill), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(prlimit64),
    SCMP_SYS(getrusage), SCMP_SYS(uname), SCMP_SYS(sysinfo)};

// libseccomp answers a negative errno.
bool restrict_system_calls() {
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  int result = filter ? 0 : -ENOMEM;
  for (const int call : k_allowed) {
    if (result == 0) result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  }
  if (result == 0) result = seccomp_load(filter.get());
  errno = -result;
  return result == 0;
}

}  // namespace

sdk::Outcome<void> enter_sandbox() {
  if (!set_limit(RLIMIT_CORE, 0)) return failure("core dumps");
  if (!set_limit(RLIMIT_NOFILE, k_max_descriptors)) return failure("descriptors");
  if (::geteuid() == 0) {
    if (!leave_the_file_system()) return failure("files");
    if (!become_nobody()) return failure("user");
  }
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return failure("dumpable");
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failure("no new privileges");
  if (!restrict_system_calls()) return failure("system calls");
  return {};
}

}  // namespace lifeboat::remote::session
