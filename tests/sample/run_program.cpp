#include "tests/sample/run_program.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "host/base/unique_fd.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::sample {
namespace {

std::string path_of(const std::string& program) {
  for (const char* folder : {"/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/"}) {
    if (::access((folder + program).c_str(), X_OK) == 0) return folder + program;
  }
  return program;
}

std::string text_in(int fd) {
  std::array<char, 2000> buffer{};
  const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), 0);
  return std::string(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
}

int spawn(const std::vector<std::string>& arguments, int output, pid_t& child) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  const std::string program = path_of(arguments.front());
  const int code = ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return code;
}

}  // namespace

Status run_program(const std::vector<std::string>& arguments) {
  const UniqueFd output(::memfd_create("output", MFD_CLOEXEC));
  pid_t child = -1;
  if (const int code = spawn(arguments, output.get(), child); code != 0) {
    return target::fail_errno("cannot run " + arguments.front(), code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorKind::io, arguments.front() + " failed: " + text_in(output.get()));
}

}  // namespace lifeboat::sample
