#include "host/loader/supervisor/console_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "host/base/spawn.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::supervisor {

namespace {

// Between fork and exec only what is safe there: no allocation, no locks.
[[noreturn]] void become_console(const char* program, char* const* argv, const std::vector<int>& inherited,
                                 pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);  // it died before the line above
  for (const int descriptor : inherited) ::fcntl(descriptor, F_SETFD, 0);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::execv(program, argv);
  ::_exit(127);
}

}  // namespace

Result<ConsoleProcess> ConsoleProcess::start(const std::string& program, const std::vector<std::string>& arguments,
                                             const std::vector<int>& inherited) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return fail(ErrorKind::io, std::string("fork: ") + std::strerror(errno));
  if (child == 0) become_console(program.c_str(), argv.data(), inherited, parent);
  ConsoleProcess process(child, open_process(child));
  if (process.handle() < 0) return fail(ErrorKind::io, std::string("pidfd_open: ") + std::strerror(errno));
  return process;
}

ConsoleProcess::ConsoleProcess(ConsoleProcess&& other) noexcept
    : id_(std::exchange(other.id_, 0)), handle_(std::move(other.handle_)) {}

ConsoleProcess::~ConsoleProcess() {
  if (id_ == 0) return;
  signal(SIGKILL);
  (void)reap();
}

void ConsoleProcess::signal(int number) const {
  if (id_ != 0) ::kill(id_, number);
}

ConsoleEnd ConsoleProcess::reap() {
  const int status = lifeboat::reap(std::exchange(id_, 0));
  if (WIFSIGNALED(status)) return {.is_signal = true, .number = WTERMSIG(status)};
  return {.is_signal = false, .number = WEXITSTATUS(status)};
}

}  // namespace lifeboat::supervisor
