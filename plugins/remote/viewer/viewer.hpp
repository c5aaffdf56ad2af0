// The program from its options to its exit code.
#pragma once

#include <string>

#include "plugins/remote/viewer/arguments.hpp"

namespace lifeboat::remote::viewer {

// 0 done, 2 bad use, 3 failed.
[[nodiscard]] int run_viewer(ViewerOptions options);
// <prefix>/share/locale beside <prefix>/bin/lifeboat-viewer.
[[nodiscard]] std::string locale_folder();

}  // namespace lifeboat::remote::viewer
