#include "tests/e2e/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace lifeboat::e2e {
namespace {

[[noreturn]] void execute(const std::vector<std::string>& command, int output, int errors) {
  ::setpgid(0, 0);
  const int null = ::open("/dev/null", O_RDONLY);
  ::dup2(null, 0);
  ::dup2(output, 1);
  ::dup2(errors, 2);
  std::vector<char*> arguments;
  for (const std::string& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

// Whether the process ended within the time: by pidfd, so nothing is polled.
bool wait_for_end(pid_t pid, std::chrono::milliseconds limit) {
  const int fd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
  if (fd < 0) return true;
  pollfd wait{fd, POLLIN, 0};
  const int ready = ::poll(&wait, 1, static_cast<int>(limit.count()));
  ::close(fd);
  return ready == 1;
}

int reap(pid_t pid, std::chrono::milliseconds limit) {
  if (!wait_for_end(pid, limit)) ::kill(-pid, SIGKILL);
  int status = 0;
  ::waitpid(pid, &status, 0);
  return exit_code_of(status);
}

}  // namespace

Finished run(const std::vector<std::string>& command, std::chrono::seconds limit) {
  // Into files, not pipes: a child of the program that lives on cannot keep us waiting.
  TemporaryFolder folder;
  const auto output = folder.path() / "output";
  const auto errors = folder.path() / "errors";
  const pid_t pid = ::fork();
  if (pid == 0) {
    execute(command, ::open(output.c_str(), O_WRONLY | O_CREAT, 0600), ::open(errors.c_str(), O_WRONLY | O_CREAT, 0600));
  }
  const int code = reap(pid, limit);
  return {code, read_text(output), read_text(errors)};
}

Background::Background(const std::vector<std::string>& command, const std::filesystem::path& log) : pid_(::fork()) {
  if (pid_ == 0) {
    const int fd = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    execute(command, fd, fd);
  }
}

Background::~Background() {
  if (is_reaped_) return;
  ::kill(-pid_, SIGKILL);
  int status = 0;
  ::waitpid(pid_, &status, 0);
}

int Background::wait(std::chrono::seconds limit) {
  is_reaped_ = true;
  return reap(pid_, limit);
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace lifeboat::e2e
