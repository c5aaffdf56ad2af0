// The console's end of automation. A client sends one line of JSON a command, and gets one line back once the frames
// that the command caused are drawn. Everything runs on the UI thread, without blocking: the loop calls `serve` when
// the descriptor is readable and `frame_done` after each frame.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/screen/framebuffer.hpp"
#include "host/screen/input_queue.hpp"
#include "host/screen/local_keyboard.hpp"
#include "host/ui/item_registry.hpp"
#include "host/ui/line_channel.hpp"

namespace lifeboat::ui {

// A `set` of 1 MiB, escaped, fits; what is longer is not a command.
inline constexpr std::size_t k_max_command_bytes = 8U << 20;
// Enough for a test and a look beside it; a flood of connections must not cost descriptors.
inline constexpr std::size_t k_max_clients = 8;
inline constexpr std::int64_t k_default_wait_ms = 10'000;
inline constexpr std::int64_t k_max_wait_ms = 600'000;

// What commands act on; borrowed from the loop.
struct AutomationTarget {
  screen::InputQueue& input;
  screen::LocalKeyboard& keyboard;
  std::function<const ItemRegistry&()> items;
  std::function<Status(const std::string& path)> save_picture;
  std::function<void(screen::Size)> resize;
  std::function<std::int64_t()> now_ms;
};

class AutomationServer {
 public:
  // The socket's folder must be ours alone (0700, no symbolic link); it is made when only it is missing.
  [[nodiscard]] static Result<std::unique_ptr<AutomationServer>> listen(const std::string& path,
                                                                        AutomationTarget target);
  ~AutomationServer();

  [[nodiscard]] int fd() const { return epoll_.get(); }
  void serve();
  // `settled`: no input waits and nothing asks for another frame.
  void frame_done(bool settled);
  // When the first `wait` gives up, or -1.
  [[nodiscard]] std::int64_t next_deadline_ms() const;

 private:
  struct Waiting {
    std::string path;
    bool until_gone = false;
    std::int64_t deadline_ms = 0;
  };
  struct Client {
    LineChannel channel;
    std::optional<nlohmann::json> answer = {};  // once settled
    std::optional<Waiting> waiting = {};
    bool is_closing = false;
  };

  AutomationServer(UniqueFd folder, UniqueFd socket, std::string name, AutomationTarget target);
  void accept_clients();
  void read_from(Client& client);
  void next_command(Client& client);
  void start(Client& client, const nlohmann::json& command);
  void finish_wait(Client& client);
  static void reply(Client& client, const nlohmann::json& answer);
  void drop_closed();

  UniqueFd folder_, socket_, epoll_;
  std::string name_;
  AutomationTarget target_;
  std::list<Client> clients_;
};

}  // namespace lifeboat::ui
