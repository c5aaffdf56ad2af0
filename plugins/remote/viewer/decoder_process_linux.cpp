#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lifeboat/screen_channel.h>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"
#include "plugins/remote/viewer/decoder_process.hpp"

namespace lifeboat::remote::viewer {
namespace {

namespace asio = boost::asio;
using Socket = asio::local::stream_protocol::socket;
using boost::system::error_code;

constexpr std::size_t k_read_bytes = 64 * 1024;
constexpr std::size_t k_most_written_bytes = 1 << 20;  // kept though written; then moved away
// An update of the largest size goes in one go.
constexpr int k_socket_buffer_bytes = 1 << 20;

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  posix_spawn_file_actions_t actions_;
};

// Standard streams nowhere, our two descriptors where they are looked for, nothing else. The environment is empty.
Result<pid_t> spawn(const std::filesystem::path& program, int socket, int memory) {
  // Above the places where they go, so that neither is overwritten by the other.
  const UniqueFd high_socket(::fcntl(socket, F_DUPFD_CLOEXEC, 10));
  const UniqueFd high_memory(::fcntl(memory, F_DUPFD_CLOEXEC, 10));
  FileActions files;
  for (int standard = 0; standard < 3; ++standard) {
    ::posix_spawn_file_actions_addopen(&files.actions_, standard, "/dev/null", O_RDWR, 0);
  }
  ::posix_spawn_file_actions_adddup2(&files.actions_, high_socket.get(), k_decoder_socket_fd);
  ::posix_spawn_file_actions_adddup2(&files.actions_, high_memory.get(), k_decoder_memory_fd);
  ::posix_spawn_file_actions_addclosefrom_np(&files.actions_, k_decoder_memory_fd + 1);
  std::string path = program.string();
  std::string option = k_decoder_switch;
  std::array<char*, 3> arguments = {path.data(), option.data(), nullptr};
  std::array<char*, 1> environment = {nullptr};
  pid_t process = 0;
  const int error =
      ::posix_spawn(&process, path.c_str(), &files.actions_, nullptr, arguments.data(), environment.data());
  if (error == 0) return process;
  return fail(ErrorKind::io,
              fmt::format(fmt::runtime(tr("the decoder cannot be started: {}")), std::strerror(error)));
}

class Child final : public DecoderProcess {
 public:
  Child(Socket socket, pid_t process, Events events)
      : socket_(std::move(socket)), process_(process), events_(std::move(events)) {
    error_code ignored;
    socket_.non_blocking(true, ignored);
    wait_for_answers();
  }
  ~Child() override {
    *is_alive_ = false;
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  void send(const DecoderCommand& command, std::span<const std::uint8_t> payload) override {
    const auto* head = reinterpret_cast<const std::uint8_t*>(&command);
    outgoing_.insert(outgoing_.end(), head, head + sizeof command);
    outgoing_.insert(outgoing_.end(), payload.begin(), payload.end());
    write();
  }
  [[nodiscard]] int process_id() const override { return process_; }

 private:
  void write() {
    if (is_waiting_for_room_) return;
    while (written_ < outgoing_.size()) {
      error_code error;
      const std::size_t count =
          socket_.write_some(asio::buffer(outgoing_.data() + written_, outgoing_.size() - written_), error);
      if (error == asio::error::would_block) {
        drop_written();
        return wait_for_room();
      }
      if (error) return;  // reading notices it, too
      written_ += count;
    }
    outgoing_.clear();
    written_ = 0;
  }

  // A backlog that never empties must not keep what was written long ago.
  void drop_written() {
    if (written_ < k_most_written_bytes) return;
    outgoing_.erase(outgoing_.begin(), outgoing_.begin() + static_cast<std::ptrdiff_t>(written_));
    written_ = 0;
  }

  void wait_for_room() {
    is_waiting_for_room_ = true;
    socket_.async_wait(asio::socket_base::wait_write, [this, alive = is_alive_](const error_code& error) {
      if (error || !*alive) return;
      is_waiting_for_room_ = false;
      write();
    });
  }

  void wait_for_answers() {
    socket_.async_wait(asio::socket_base::wait_read, [this, alive = is_alive_](const error_code& error) {
      if (error || !*alive) return;
      if (read(alive) && *alive) wait_for_answers();
    });
  }

  // False: the process is gone or talks nonsense.
  bool read(const std::shared_ptr<bool>& alive) {
    std::array<std::uint8_t, k_read_bytes> bytes;
    error_code error;
    const std::size_t count = socket_.read_some(asio::buffer(bytes), error);
    if (error == asio::error::would_block) return true;
    if (!error) incoming_.insert(incoming_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    if (!error && take_answers(alive)) return true;
    if (*alive) events_.on_died();
    return false;
  }

  bool take_answers(const std::shared_ptr<bool>& alive) {
    DecoderAnswer answer;
    std::size_t at = 0;
    while (*alive && incoming_.size() - at >= sizeof answer) {
      std::memcpy(&answer, incoming_.data() + at, sizeof answer);
      if (answer.tile_bytes > LB_SCREEN_TILE_BYTES) return false;
      if (incoming_.size() - at < sizeof answer + answer.tile_bytes) break;
      const std::vector<std::uint8_t> tiles(
          incoming_.begin() + static_cast<std::ptrdiff_t>(at + sizeof answer),
          incoming_.begin() + static_cast<std::ptrdiff_t>(at + sizeof answer + answer.tile_bytes));
      at += sizeof answer + answer.tile_bytes;
      events_.on_answer(answer, tiles);  // may destroy us
    }
    if (*alive) incoming_.erase(incoming_.begin(), incoming_.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }

  Socket socket_;
  pid_t process_;
  Events events_;
  std::shared_ptr<bool> is_alive_ = std::make_shared<bool>(true);
  std::vector<std::uint8_t> outgoing_, incoming_;
  std::size_t written_ = 0;
  bool is_waiting_for_room_ = false;
};

}  // namespace

Result<std::unique_ptr<DecoderProcess>> DecoderProcess::start(asio::io_context& context,
                                                              const std::filesystem::path& program,
                                                              const PictureMemory& memory, Events events) {
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    return fail(ErrorKind::io,
                fmt::format(fmt::runtime(tr("the decoder cannot be started: {}")), std::strerror(errno)));
  }
  UniqueFd ours(pair[0]);
  const UniqueFd theirs(pair[1]);
  const int bytes = k_socket_buffer_bytes;
  (void)::setsockopt(ours.get(), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
  const auto process = spawn(program, theirs.get(), memory.fd());
  if (!process) return tl::unexpected<Error>(process.error());
  return std::make_unique<Child>(Socket(context, asio::local::stream_protocol(), ours.release()), *process,
                                 std::move(events));
}

}  // namespace lifeboat::remote::viewer
