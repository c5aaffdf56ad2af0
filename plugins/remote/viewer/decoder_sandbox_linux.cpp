#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>

#include "plugins/remote/viewer/decoder_child.hpp"

namespace lifeboat::remote::viewer {
namespace {

// The largest picture is 256 MiB, its planes in the video decoder half as much, several times; messages are 4 MiB.
constexpr rlim_t k_most_memory_bytes = 2ULL << 30;

// Sanitizers' shadow memory alone is terabytes of addresses, and they look through a pipe whether memory is there.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_has_sanitizer = true;
#else
constexpr bool k_has_sanitizer = false;
#endif

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

// Decoding reads, writes and allocates. The rest of the list is what the C library and sanitizers ask for on the way;
// none of it opens, creates, or reaches anything.
constexpr auto k_allowed = {
    SCMP_SYS(read),          SCMP_SYS(write),          SCMP_SYS(recvfrom),     SCMP_SYS(sendto),
    SCMP_SYS(close),         SCMP_SYS(munmap),         SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(brk),           SCMP_SYS(futex),          SCMP_SYS(sched_yield),  SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),        SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),   SCMP_SYS(restart_syscall)};

bool set_limit(__rlimit_resource what, rlim_t most) {
  const rlimit limit{most, most};
  return ::setrlimit(what, &limit) == 0;
}

// Memory that is written must never be run.
int allow_without_execution(void* filter, int call) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, 4 /* PROT_EXEC */, 0});
}

bool restrict_system_calls() {
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  int result = filter ? 0 : -ENOMEM;
  for (const int call : k_allowed) {
    if (result == 0) result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  }
  if (result == 0 && k_has_sanitizer) result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0);
  // abort() raises a signal in itself; the viewer is the same user, so nobody else may be signalled.
  const auto own_id = static_cast<scmp_datum_t>(::getpid());
  if (result == 0) {
    result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, scmp_arg_cmp{0, SCMP_CMP_EQ, own_id, 0});
  }
  if (result == 0) result = allow_without_execution(filter.get(), SCMP_SYS(mmap));
  if (result == 0) result = allow_without_execution(filter.get(), SCMP_SYS(mprotect));
  if (result == 0) result = seccomp_load(filter.get());
  return result == 0;
}

}  // namespace

std::string enter_decoder_sandbox() {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return "parent";
  const bool is_limited = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_NPROC, 0) &&
                          (k_has_sanitizer || set_limit(RLIMIT_NOFILE, 0)) &&
                          (k_has_sanitizer || set_limit(RLIMIT_AS, k_most_memory_bytes));
  if (!is_limited) return "limits";
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return "dumpable";
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "no new privileges";
  return restrict_system_calls() ? "" : "system calls";
}

}  // namespace lifeboat::remote::viewer
