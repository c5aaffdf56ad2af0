#include "plugins/remote/model/net_process.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace lifeboat::remote {
namespace {

// Where the child finds its channels. Right after the standard streams: everything above them is closed, whoever opened
// it in the console and forgot to mark it.
constexpr int k_control_fd = 3;
constexpr int k_screen_fd = 4;

// It says goodbye to the technician and ends; one that does not is killed. The person's window waits meanwhile.
constexpr int k_time_to_end_ms = 500;

struct Pair {
  sdk::UniqueFd ours, theirs;
};

sdk::Outcome<Pair> make_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) == 0) {
    return Pair{sdk::UniqueFd(ends[0]), sdk::UniqueFd(ends[1])};
  }
  return sdk::Failure{LB_REFUSED, std::string("No connection can be prepared: ") + std::strerror(errno)};
}

// Beside the shared object that this code is in.
std::filesystem::path program_of(const NetOptions& options) {
  if (!options.program.empty()) return options.program;
  Dl_info self{};
  ::dladdr(reinterpret_cast<const void*>(&program_of), &self);
  return std::filesystem::absolute(self.dli_fname).parent_path() / "lifeboat-net";
}

std::vector<std::string> command_line(const NetOptions& options) {
  std::vector<std::string> line = {program_of(options).string(), "--control", std::to_string(k_control_fd), "--screen",
                                   std::to_string(k_screen_fd), "--port", std::to_string(options.port)};
  for (const std::string& rule : options.allow_from) {
    line.emplace_back("--allow-from");
    line.push_back(rule);
  }
  return line;
}

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

// No variable of the console's reaches the child but the sanitizers' own.
std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** each = environ; *each != nullptr; ++each) {
    if (std::string_view(*each).find("SAN_OPTIONS=") != std::string_view::npos) kept.push_back(*each);
  }
  kept.push_back(nullptr);
  return kept;
}

int spawn(pid_t& id, const NetOptions& options, int control, int screen) {
  SpawnPlan plan;
  auto& actions = plan.actions;
  // No terminal, not even for messages: a process that holds one may type into it. What it has to say it says on the
  // control channel.
  ::posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSID);
  for (int stream = 0; stream <= 2; ++stream) {
    ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  ::posix_spawn_file_actions_adddup2(&actions, control, k_control_fd);
  ::posix_spawn_file_actions_adddup2(&actions, screen, k_screen_fd);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, k_screen_fd + 1);
  std::vector<std::string> line = command_line(options);
  std::vector<char*> arguments;
  for (std::string& argument : line) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  return ::posix_spawn(&id, line.front().c_str(), &actions, &plan.attributes, arguments.data(), environment().data());
}

// Above the numbers that they will be moved to, so that one does not overwrite the other.
sdk::UniqueFd lift(const sdk::UniqueFd& fd) { return sdk::UniqueFd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, k_screen_fd + 1)); }

}  // namespace

sdk::Outcome<NetProcess> NetProcess::start(const NetOptions& options) {
  auto control = make_pair();
  if (!control) return control.failure();
  auto screen = make_pair();
  if (!screen) return screen.failure();
  const auto their_control = lift(control.value().theirs);
  const auto their_screen = lift(screen.value().theirs);
  pid_t id = 0;
  const int error = spawn(id, options, their_control.get(), their_screen.get());
  if (error != 0) {
    return sdk::Failure{LB_REFUSED, program_of(options).string() + " cannot be started: " + std::strerror(error)};
  }
  return NetProcess(id, std::move(control.value().ours), std::move(screen.value().ours));
}

NetProcess::NetProcess(NetProcess&& other) noexcept
    : id_(std::exchange(other.id_, 0)), control_(std::move(other.control_)), screen_(std::move(other.screen_)) {}

NetProcess::~NetProcess() {
  if (id_ == 0) return;
  control_.reset();
  screen_.reset();
  const sdk::UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, id_, 0)));
  pollfd end{handle.get(), POLLIN, 0};
  if (::poll(&end, 1, k_time_to_end_ms) != 1) ::kill(id_, SIGKILL);
  ::waitpid(id_, nullptr, 0);
}

}  // namespace lifeboat::remote
