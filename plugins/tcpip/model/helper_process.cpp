#include "plugins/tcpip/model/helper_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {
namespace {

// What dhcpcd and its programs look for; the sanitizers' own settings would only disturb a daemon.
char k_path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";

struct SpawnPlan {
  SpawnPlan() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  ~SpawnPlan() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

// In a session of its own: neither Ctrl+C nor the end of a terminal is meant for it. Signals as they are at the start.
void prepare(SpawnPlan& plan, const std::filesystem::path& log) {
  sigset_t none, all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&plan.attributes, &none);
  ::posix_spawnattr_setsigdefault(&plan.attributes, &all);
  ::posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  ::posix_spawn_file_actions_addopen(&plan.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&plan.actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::posix_spawn_file_actions_adddup2(&plan.actions, STDOUT_FILENO, STDERR_FILENO);
  ::posix_spawn_file_actions_addclosefrom_np(&plan.actions, STDERR_FILENO + 1);
}

int wait_for(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

sdk::Outcome<int> run_helper(std::vector<std::string> command, const std::filesystem::path& log) {
  SpawnPlan plan;
  prepare(plan, log);
  std::vector<char*> arguments;
  for (std::string& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  char* environment[] = {k_path, nullptr};
  pid_t id = 0;
  const int error =
      ::posix_spawn(&id, command.front().c_str(), &plan.actions, &plan.attributes, arguments.data(), environment);
  if (error == 0) return wait_for(id);
  return sdk::Failure{LB_REFUSED, say(sdk::tr("{} cannot be started: {}"), command.front(), std::strerror(error))};
}

}  // namespace lifeboat::tcpip
