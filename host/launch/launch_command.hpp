// `lifeboat launch [console options] [FILE]`: what runs when the recovery image has started. Starts the console as its
// child, then the commands of FILE (a winpeshl.ini, start_script.hpp), without FILE those of the administrator's
// start.script, and the default script when there is neither or it cannot be read. Ends when recenv has ended, and the
// console with it.
#pragma once

#include <span>
#include <string>

namespace lifeboat::launch {

// `arguments` follow the word "launch". The exit code: 0 the recovery options ended, or the person closed the console;
// 10 he wants the computer restarted, 11 shut down;
// 2 bad use; 3 no console, or no recovery options; 128 + n a signal.
[[nodiscard]] int run_launch_command(std::span<const std::string> arguments);

}  // namespace lifeboat::launch
