#include "host/base/spawn.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace lifeboat {
namespace {

using Standing = SpawnSetup::Standing;

class Attributes {
 public:
  explicit Attributes(Standing standing) {
    ::posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setpgroup(&attributes_, 0);  // with POSIX_SPAWN_SETPGROUP: its own
    ::posix_spawnattr_setflags(&attributes_, flags_of(standing));
  }
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  static short flags_of(Standing standing) {
    const int group = standing == Standing::own_group ? POSIX_SPAWN_SETPGROUP : 0;
    const int session = standing == Standing::own_session ? POSIX_SPAWN_SETSID : 0;
    return static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group | session);
  }
  posix_spawnattr_t attributes_{};
};

class Files {
 public:
  explicit Files(const SpawnSetup& setup) {
    ::posix_spawn_file_actions_init(&actions_);
    if (setup.output >= 0) ::posix_spawn_file_actions_adddup2(&actions_, setup.output, STDOUT_FILENO);
    if (setup.log.empty()) return;
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, setup.log.c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
    ::posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
  }
  ~Files() { ::posix_spawn_file_actions_destroy(&actions_); }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

tl::expected<pid_t, int> spawn(const SpawnSetup& setup) {
  std::vector<char*> argv;
  for (const std::string& word : setup.words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const Attributes attributes(setup.standing);
  const Files files(setup);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, setup.path.c_str(), files.get(), attributes.get(), argv.data(), environ);
  if (error != 0) return tl::unexpected(error);
  return child;
}

int reap(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace lifeboat
