// What lies beneath a loop device, and which loop devices lie on a file. A device and its file are one disk under two
// names, so their lock must be the same one; and a file that somebody has mounted through a loop device must not be
// written behind his back.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

// How LoopDevice marks its own devices, in the field that the kernel keeps for a name.
inline constexpr const char* k_own_loop_mark = "lifeboat";

// The file beneath the open loop device `loop`, for reading. `refused` where it is none but another device, or cannot be
// found (deleted, or in another mount namespace).
[[nodiscard]] Result<UniqueFd> open_backing_file(int loop, const std::string& path);
// A loop device on the open file `file`, other than `except` and those that LoopDevice attached.
[[nodiscard]] std::optional<std::string> foreign_loop_on(int file, dev_t except);

}  // namespace lifeboat::target
