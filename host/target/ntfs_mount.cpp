#include "host/target/ntfs_mount.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/mount_helper.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

// A healthy volume mounts in well under a second; a sick disk's reads may time out a few times before.
constexpr int k_mount_timeout_ms = 60'000;
// At the end ntfs-3g writes out what it holds, on a slow USB disk too.
constexpr int k_end_timeout_ms = 120'000;
constexpr std::size_t k_max_message_bytes = 2000;
constexpr std::array<const char*, 4> k_programs = {"/usr/bin/ntfs-3g", "/bin/ntfs-3g", "/usr/sbin/mount.ntfs-3g",
                                                   "/sbin/mount.ntfs-3g"};
constexpr const char* k_mount_point = "/tmp";
// efs_raw: encrypted files are copied as they are. streams_interface: a colon in a name means nothing special.
constexpr const char* k_read_options =
    "ro,norecover,noatime,nodev,nosuid,noexec,streams_interface=none,efs_raw";
// norecover: ntfs-3g must not empty the journal of an unclean volume. permissions: what we make belongs to the
// administrators, not to everyone. windows_names: nothing is made that Windows could not open.
constexpr const char* k_write_options =
    "rw,norecover,noatime,nodev,nosuid,noexec,streams_interface=none,efs_raw,permissions,windows_names";

Result<const char*> find_program() {
  for (const char* program : k_programs) {
    if (::access(program, X_OK) == 0) return program;
  }
  return fail(ErrorKind::io, tr("the program ntfs-3g is not installed"));
}

std::string read_messages(int fd) {
  std::array<char, k_max_message_bytes> buffer{};
  const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), 0);
  std::string text(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

bool wait_readable(int fd, int timeout_ms) {
  pollfd waiting{fd, POLLIN, 0};
  int ready = 0;
  do {
    ready = ::poll(&waiting, 1, timeout_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

struct Received {
  MountAnswer answer{-1, EPIPE};
  UniqueFd root;
};

Received receive(int socket) {
  Received received;
  MountAnswer answer{};
  iovec data{&answer, sizeof answer};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  if (::recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != static_cast<ssize_t>(sizeof answer)) return received;
  received.answer = answer;
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return received;
  int fd = -1;
  std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
  received.root = UniqueFd(fd);
  return received;
}

tl::unexpected<Error> fail_mount(const std::string& messages) {
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("ntfs-3g cannot open the volume: {}")), messages));
}

Status check_answer(const Received& received, const std::string& messages) {
  if (received.root.is_open()) return {};
  if (received.answer.exit_status > 0) return fail_mount(messages);
  return fail_errno(tr("cannot mount the volume"), received.answer.error);
}

// ntfs-3g reports success where it found the volume unsafe and mounted it read-only instead.
Status check_writable(int root, const std::string& messages) {
  struct statvfs facts {};
  if (::fstatvfs(root, &facts) == 0 && (facts.f_flag & ST_RDONLY) == 0) return {};
  return fail(ErrorKind::refused,
              fmt::format(fmt::runtime(tr("ntfs-3g opens the volume for reading only: {}")), messages));
}

Result<std::pair<UniqueFd, UniqueFd>> socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return fail_errno(tr("cannot mount the volume"), errno);
  }
  return std::pair(UniqueFd(ends[0]), UniqueFd(ends[1]));
}

pid_t fork_helper(const char* program, const char* options, const std::string& device, int socket, int messages,
                  int keep_open) {
  std::array<const char*, 6> arguments = {"ntfs-3g", "-o", options, device.c_str(), k_mount_point, nullptr};
  std::array<const char*, 3> environment = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", nullptr};
  const MountPlan plan{k_mount_point, program, const_cast<char* const*>(arguments.data()),
                       const_cast<char* const*>(environment.data()), socket, messages, keep_open};
  const pid_t helper = ::fork();
  if (helper == 0) run_mount_helper(plan);
  return helper;
}

}  // namespace

Result<NtfsMount> NtfsMount::mount(const LoopDevice& device, LoopMode mode, int keep_open) {
  auto program = find_program();
  if (!program) return tl::unexpected(program.error());
  auto sockets = socket_pair();
  if (!sockets) return tl::unexpected(sockets.error());
  const UniqueFd messages(::memfd_create("ntfs-3g", MFD_CLOEXEC));
  const char* options = mode == LoopMode::read_only ? k_read_options : k_write_options;
  const pid_t helper =
      fork_helper(*program, options, device.path(), sockets->second.get(), messages.get(), keep_open);
  if (helper < 0) return fail_errno(tr("cannot mount the volume"), errno);
  sockets->second.reset();
  NtfsMount mount(helper, std::move(sockets->first));
  if (!wait_readable(mount.socket_.get(), k_mount_timeout_ms)) {
    ::kill(-helper, SIGKILL);
    return fail(ErrorKind::io, tr("ntfs-3g does not answer; the disk may be failing"));
  }
  Received received = receive(mount.socket_.get());
  const std::string said = read_messages(messages.get());
  if (auto checked = check_answer(received, said); !checked) return tl::unexpected(checked.error());
  mount.root_ = std::move(received.root);
  if (mode == LoopMode::read_only) return mount;
  if (auto checked = check_writable(mount.root_.get(), said); !checked) return tl::unexpected(checked.error());
  return mount;
}

NtfsMount::NtfsMount(NtfsMount&& other) noexcept
    : helper_(std::exchange(other.helper_, -1)), socket_(std::move(other.socket_)), root_(std::move(other.root_)) {}

NtfsMount::~NtfsMount() {
  root_.reset();
  static_cast<void>(wait_for_end());
}

Status NtfsMount::wait_for_end() {
  root_.reset();
  const int helper = std::exchange(helper_, -1);
  if (helper < 0) return {};
  const bool has_ended = wait_readable(socket_.get(), k_end_timeout_ms);
  if (!has_ended) return fail(ErrorKind::io, tr("ntfs-3g has not finished writing"));
  ::waitpid(helper, nullptr, 0);
  return {};
}

}  // namespace lifeboat::target
