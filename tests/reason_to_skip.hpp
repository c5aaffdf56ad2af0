// Why a test program cannot run on this machine. A program with needs of its own defines the function; all others get
// the one that needs nothing.
#pragma once

#include <string>

namespace lifeboat::testing {

// The sentence to print; "" : all is there.
[[nodiscard]] std::string reason_to_skip();

}  // namespace lifeboat::testing
