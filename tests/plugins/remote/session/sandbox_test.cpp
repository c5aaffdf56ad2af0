// The reference's test 10: the net process cannot open, exec or ptrace. Each case tries in a child that has entered the
// sandbox and answers by its exit code.
#include "plugins/remote/session/sandbox.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

namespace {

constexpr int k_no_sandbox = 99;

// 0: `attempt` failed with EPERM (or, for paths under an empty root, ENOENT), as it must.
template <class Attempt>
int outcome_of(Attempt attempt) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (!lifeboat::remote::session::enter_sandbox().is_ok()) ::_exit(k_no_sandbox);
    errno = 0;
    const bool was_done = attempt();
    ::_exit(was_done ? 1 : errno == EPERM ? 0 : errno);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("sandbox: the net process cannot open a file") {
  CHECK(outcome_of([] { return ::open("/etc/passwd", O_RDONLY) >= 0; }) == 0);
  CHECK(outcome_of([] { return ::open("/tmp/lifeboat-test", O_WRONLY | O_CREAT, 0600) >= 0; }) == 0);
}

TEST_CASE("sandbox: the net process cannot exec") {
  CHECK(outcome_of([] {
          char* const arguments[] = {nullptr};
          return ::execve("/bin/true", arguments, arguments) == 0;
        }) == 0);
}

TEST_CASE("sandbox: the net process cannot ptrace, kill or make a process") {
  CHECK(outcome_of([] { return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0; }) == 0);
  CHECK(outcome_of([] { return ::kill(::getppid(), 0) == 0; }) == 0);
  CHECK(outcome_of([] { return ::fork() >= 0; }) == 0);
}

TEST_CASE("sandbox: the net process cannot make a socket or connect one") {
  CHECK(outcome_of([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == 0);
  CHECK(outcome_of([] {
          const sockaddr address{};
          return ::connect(0, &address, sizeof address) == 0;
        }) == 0);
}

TEST_CASE("sandbox: the net process leaves no core dump and is nobody's to trace") {
  CHECK(outcome_of([] {
          rlimit limit{};
          const bool has_none = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
          errno = has_none ? EPERM : EINVAL;
          return false;
        }) == 0);
}

TEST_CASE("sandbox: started by root, the net process is another user without groups") {
  if (::geteuid() != 0) {
    WARN("not root: the user stays, and this case shows nothing");
    return;
  }
  CHECK(outcome_of([] {
          const bool is_nobody = ::getuid() == lifeboat::remote::session::k_net_user_id && ::geteuid() == ::getuid();
          errno = is_nobody ? EPERM : EINVAL;
          return false;
        }) == 0);
}
