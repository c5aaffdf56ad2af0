// What the viewer asks of its own process; how is the system's business (own_process_linux.cpp).
#pragma once

#include <filesystem>

namespace lifeboat::remote::viewer {

[[nodiscard]] std::filesystem::path own_program();
// The process holds a ticket and keys: nothing of its memory may reach a file.
void forbid_core_dumps();

}  // namespace lifeboat::remote::viewer
