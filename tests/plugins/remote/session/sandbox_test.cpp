// The reference's test 10: the net process cannot open, exec or ptrace. Each case tries in a child that has entered the
// sandbox and answers by its exit code.
#include "plugins/remote/session/sandbox.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdlib>

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

TEST_CASE("sandbox: a listening socket that was shut down is no way to connect either") {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  REQUIRE(::listen(listener, 1) == 0);
  sockaddr_in address{};
  socklen_t size = sizeof address;
  REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  CHECK(outcome_of([&] {
          ::shutdown(listener, SHUT_RDWR);
          return ::sendto(listener, "x", 1, MSG_FASTOPEN, reinterpret_cast<const sockaddr*>(&address), size) >= 0;
        }) == 0);
  CHECK(outcome_of([&] {
          msghdr message{};
          message.msg_name = &address;
          message.msg_namelen = size;
          return ::sendmsg(listener, &message, MSG_FASTOPEN) >= 0;
        }) == 0);
  ::close(listener);
}

TEST_CASE("sandbox: a terminal that is left open cannot be typed into, and nobody else be signalled") {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) {
    WARN("no pseudo terminals here: a descriptor that is none stands for one, and only the answer EPERM counts");
  }
  CHECK(outcome_of([&] { return ::ioctl(terminal, TIOCSTI, "x") == 0; }) == 0);
  CHECK(outcome_of([] { return ::syscall(SYS_tgkill, ::getppid(), ::getppid(), 0) == 0; }) == 0);
  ::close(terminal);
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
