// The folder of one console while it runs: its control socket, its lock, its log, probe verdicts. Gone at the next boot,
// 0700, ours alone: $LIFEBOAT_RUNTIME_DIR, or /run/lifeboat-<user>, or /tmp/lifeboat-<user>.
#pragma once

#include <filesystem>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/ui/private_socket.hpp"

namespace lifeboat::launch {

// Only says where it is.
[[nodiscard]] std::filesystem::path runtime_folder();
// Whether it is the recovery image's own: root's, and nobody chose another.
[[nodiscard]] bool is_usual_runtime_folder();
[[nodiscard]] std::filesystem::path control_socket_of(const std::filesystem::path& runtime_folder);

// Makes the folder when it is missing; `refused` when it is another user's or open to others. The place of the control
// socket.
[[nodiscard]] Result<ui::SocketPlace> open_runtime_folder(const std::filesystem::path& folder);

// Where verdicts on plug-ins are kept: in the runtime folder, which is made when it is missing, as whoever comes first makes
// it for all. "" when it is not ours alone.
[[nodiscard]] std::filesystem::path probe_folder(const std::filesystem::path& runtime_folder);

// At most one console has a runtime folder. Held until the process ends or this does.
class ConsoleLock {
 public:
  // `refused` when another console has it.
  [[nodiscard]] static Result<ConsoleLock> take(const ui::SocketPlace& place);
  // Whether a console has it now.
  [[nodiscard]] static bool is_taken(const std::filesystem::path& runtime_folder);

 private:
  explicit ConsoleLock(UniqueFd file) : file_(std::move(file)) {}
  UniqueFd file_;
};

}  // namespace lifeboat::launch
