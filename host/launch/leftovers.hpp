// What a console that was killed leaves behind although it must not: inv32.xml and its copy, with a ticket that nobody
// waits behind any more. The tool that wrote them is dead, so the supervisor removes them.
#pragma once

#include <filesystem>

namespace lifeboat::launch {

// By the settings that the console is started with; a file that was named and is wrong starts no console.
void remove_leftovers(const std::filesystem::path& named_settings);

}  // namespace lifeboat::launch
