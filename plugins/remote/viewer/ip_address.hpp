// The one question about addresses that is asked without a socket, apart from Asio's headers, which take seconds to
// compile.
#pragma once

#include <string>

namespace lifeboat::remote::viewer {

// Whether a console could be there: an address, and neither "any" nor a group of machines.
[[nodiscard]] bool is_console_address(const std::string& text);

}  // namespace lifeboat::remote::viewer
