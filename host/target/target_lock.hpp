// One Lifeboat at a time may write to a target: a shared flock while it is open, an exclusive one during a write
// session. The lock belongs to the open descriptor, so it ends with the process, however that ends.
#pragma once

#include <string>

#include "host/base/error.hpp"

namespace lifeboat::target {

// Waits up to three seconds: a console that was killed while writing keeps the lock until its last bytes are out.
[[nodiscard]] Status hold_shared(int fd, const std::string& path);
// `refused` at once while another Lifeboat has the target open; the shared lock is held again then.
[[nodiscard]] Status raise_to_exclusive(int fd, const std::string& path);
void lower_to_shared(int fd);

}  // namespace lifeboat::target
