// A Unix socket that only we can reach: in a folder of ours that nobody else may enter, itself 0600, and every peer's
// user is checked. The folder is held open and named through /proc/self/fd, so it cannot be exchanged underneath us,
// and a path longer than a socket address works.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::ui {

struct SocketPlace {
  UniqueFd folder;
  std::string name;
};

// `may_create`: makes the folder when only it is missing.
[[nodiscard]] Result<SocketPlace> open_private_folder(const std::string& socket_path, bool may_create);
[[nodiscard]] Result<UniqueFd> listen_at(const SocketPlace& place);
[[nodiscard]] Result<UniqueFd> connect_to(const std::string& socket_path);
// Tries again while nobody listens, until the time is over.
[[nodiscard]] Result<UniqueFd> connect_within(const std::string& socket_path, std::chrono::milliseconds patience);
[[nodiscard]] bool is_same_user(int socket_fd);
// The user at the other end; nothing when the system does not say.
[[nodiscard]] std::optional<uid_t> peer_user(int socket_fd);

}  // namespace lifeboat::ui
