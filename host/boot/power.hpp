// Restart and shut down: what always stays possible. Only the recovery image may do it (`--live`); anywhere else the
// console ends and says in its exit code what was wanted, so that no test and no technician's desk is restarted.
#pragma once

#include <string>

#include "host/base/error.hpp"

namespace lifeboat::boot {

enum class PowerWish { none, restart, shut_down };

// After the console has ended. With `is_live`, asks the system's init (`reboot`, `poweroff`), so that what is mounted
// is left in order; without it, nothing happens. The exit code of the console: 0, 10 for a restart, 11 for shut down.
[[nodiscard]] int carry_out(PowerWish wish, bool is_live);

}  // namespace lifeboat::boot
