// The program from its options to its exit code.
#pragma once

#include "plugins/remote/viewer/arguments.hpp"

namespace lifeboat::remote::viewer {

// 0 done, 2 bad use, 3 failed.
[[nodiscard]] int run_viewer(ViewerOptions options);
// The texts of this program, and of the protocol, which it shares with the plug-in. Before any thread.
void find_texts();

}  // namespace lifeboat::remote::viewer
