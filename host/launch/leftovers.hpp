// What a console that was killed leaves behind although it must not: inv32.xml and its copy, with a ticket that nobody
// waits behind any more. The tool that wrote them is dead, so the supervisor removes them. The writer locks the file as
// long as the ticket is good: what is locked is another console's that lives, and so is a copy that says something else.
#pragma once

#include <filesystem>

namespace lifeboat::launch {

// By the settings that the console is started with; a file that was named and is wrong starts no console.
void remove_leftovers(const std::filesystem::path& named_settings);

// `copy`: "" for none.
void remove_inventory(const std::filesystem::path& file, const std::filesystem::path& copy);

}  // namespace lifeboat::launch
