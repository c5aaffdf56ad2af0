// The console's end of the control socket: takes one request a client, hands it to the commands, and sends the answer
// when there is one. A client that goes away is forgotten, and its Reply says that it is no longer wanted. Never
// blocks; UI thread only: the loop watches `fd` and calls `serve`.
#pragma once

#include <cstddef>
#include <list>
#include <memory>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/launch/control_commands.hpp"
#include "host/launch/runtime_folder.hpp"

namespace lifeboat::launch {

// A script waits for one command at a time; the others are people at a shell.
inline constexpr std::size_t k_max_control_clients = 16;

class ControlServer {
 public:
  // `refused` when another console has the folder, or it is not ours alone. A dead console's socket is replaced. From here
  // on commands find a console, and wait until it can serve them.
  [[nodiscard]] static Result<std::unique_ptr<ControlServer>> listen(const std::filesystem::path& runtime_folder);
  ~ControlServer();

  [[nodiscard]] int fd() const { return epoll_.get(); }
  void serve(ControlCommands& commands);

 private:
  class Client;
  ControlServer(ui::SocketPlace place, ConsoleLock lock, UniqueFd socket);
  void accept_clients();
  static void start(ControlCommands& commands, const std::shared_ptr<Client>& client, std::string_view line);

  ui::SocketPlace place_;
  ConsoleLock lock_;
  UniqueFd socket_, epoll_;
  std::list<std::shared_ptr<Client>> clients_;
};

}  // namespace lifeboat::launch
