#include "host/target/mount_helper.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace lifeboat::target {
namespace {

constexpr int k_first_kept = 3;

// Leaves 0 to 2 on /dev/null (2 on the messages) and socket, keep_open and messages as 3, 4 and 5; nothing else of
// the console's descriptors may live on in the helper.
bool keep_descriptors(MountPlan& plan) {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  const int high = 1 << 9;
  const int socket = ::fcntl(plan.socket, F_DUPFD, high);
  const int keep = plan.keep_open < 0 ? -1 : ::fcntl(plan.keep_open, F_DUPFD, high);
  const int messages = ::fcntl(plan.messages, F_DUPFD, high);
  if (null < 0 || socket < 0 || messages < 0 || (plan.keep_open >= 0 && keep < 0)) return false;
  if (::dup2(null, 0) < 0 || ::dup2(null, 1) < 0 || ::dup2(messages, 2) < 0) return false;
  if (::dup2(socket, k_first_kept) < 0) return false;
  if (keep >= 0 && ::dup2(keep, k_first_kept + 1) < 0) return false;
  plan.socket = k_first_kept;
  const unsigned first_closed = static_cast<unsigned>(k_first_kept) + (keep >= 0 ? 2u : 1u);
  return ::close_range(first_closed, ~0u, 0) == 0;
}

void reset_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int number = 1; number < NSIG; ++number) {
    if (number != SIGKILL && number != SIGSTOP) ::signal(number, SIG_DFL);
  }
}

bool enter_private_namespace() {
  return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

int run_program(const MountPlan& plan) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::close_range(k_first_kept, ~0u, 0);
    ::execve(plan.program, plan.arguments, plan.environment);
    ::_exit(127);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

void send_answer(int socket, MountAnswer answer, int root) {
  iovec data{&answer, sizeof answer};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (root >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &root, sizeof root);
  }
  ::sendmsg(socket, &message, MSG_NOSIGNAL);
}

// Detaches before it hands out: whoever dies from here on, the mount dies with the descriptors.
void mount_and_send(const MountPlan& plan) {
  const int status = run_program(plan);
  if (status != 0) return send_answer(plan.socket, {status, 0}, -1);
  const int root = ::open(plan.mount_point, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const int code = errno;
  const bool is_detached = ::umount2(plan.mount_point, MNT_DETACH) == 0;
  if (root < 0 || !is_detached) return send_answer(plan.socket, {-1, root < 0 ? code : errno}, -1);
  send_answer(plan.socket, {0, 0}, root);
  ::close(root);
}

void wait_for_all_children() {
  while (::wait(nullptr) > 0 || errno == EINTR) {
  }
}

}  // namespace

void run_mount_helper(const MountPlan& original) {
  MountPlan plan = original;
  reset_signals();
  ::setsid();                           // a Ctrl-C at the console's terminal must not end a write half-way
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);   // ntfs-3g goes into the background: it becomes our child again
  if (!keep_descriptors(plan)) ::_exit(1);
  if (enter_private_namespace()) {
    mount_and_send(plan);
  } else {
    send_answer(plan.socket, {-1, errno}, -1);
  }
  wait_for_all_children();
  ::_exit(0);
}

}  // namespace lifeboat::target
