#include "plugins/remote/session/sandbox.hpp"

#include <grp.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

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
    SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(shutdown), SCMP_SYS(close),
    SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(getsockname), SCMP_SYS(getpeername),
    SCMP_SYS(fcntl), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(timerfd_settime), SCMP_SYS(timerfd_gettime),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mprotect), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(mlock), SCMP_SYS(munlock), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
    SCMP_SYS(getrusage), SCMP_SYS(uname), SCMP_SYS(sysinfo)};

// Allowed with these arguments only: each would be a way out with others.
struct Conditional {
  int call;
  std::vector<scmp_arg_cmp> arguments;
};

// libseccomp's own macros for these are C99.
scmp_arg_cmp is_equal(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }
scmp_arg_cmp lacks(unsigned argument, scmp_datum_t bits) { return {argument, SCMP_CMP_MASKED_EQ, bits, 0}; }

std::vector<Conditional> conditional_calls() {
  const auto own_id = static_cast<scmp_datum_t>(::getpid());
  return {
      // MSG_FASTOPEN is a connect by another name, and so is an address.
      {SCMP_SYS(sendto), {lacks(3, MSG_FASTOPEN), is_equal(4, 0)}},
      {SCMP_SYS(sendmsg), {lacks(2, MSG_FASTOPEN)}},
      // A terminal's requests type into it.
      {SCMP_SYS(ioctl), {is_equal(1, FIONBIO)}},
      {SCMP_SYS(ioctl), {is_equal(1, FIONREAD)}},
      // abort() raises a signal in itself.
      {SCMP_SYS(tgkill), {is_equal(0, own_id)}},
      {SCMP_SYS(prlimit64), {is_equal(0, 0)}},
  };
}

// Sanitizers look through a pipe whether memory is there, and take a refusal for a broken object.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_has_sanitizer = true;
#else
constexpr bool k_has_sanitizer = false;
#endif

// libseccomp answers a negative errno.
bool restrict_system_calls() {
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  int result = filter ? seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) : -ENOMEM;
  for (const int call : k_allowed) {
    if (result == 0) result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  }
  for (const Conditional& each : conditional_calls()) {
    const auto count = static_cast<unsigned>(each.arguments.size());
    if (result == 0) {
      result = seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, each.call, count, each.arguments.data());
    }
  }
  if (result == 0 && k_has_sanitizer) result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0);
  if (result == 0) result = seccomp_load(filter.get());
  errno = -result;
  return result == 0;
}

}  // namespace

sdk::Outcome<void> forbid_core_dumps() {
  if (!set_limit(RLIMIT_CORE, 0)) return failure("core dumps");
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return failure("dumpable");
  return {};
}

sdk::Outcome<void> enter_sandbox() {
  if (auto forbidden = forbid_core_dumps(); !forbidden) return forbidden;
  if (!set_limit(RLIMIT_NOFILE, k_max_descriptors)) return failure("descriptors");
  if (::geteuid() == 0) {
    if (!leave_the_file_system()) return failure("files");
    if (!become_nobody()) return failure("user");
  }
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return failure("dumpable");  // a change of user may have set it again
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failure("no new privileges");
  if (!restrict_system_calls()) return failure("system calls");
  return {};
}

}  // namespace lifeboat::remote::session
