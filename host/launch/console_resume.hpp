// Between a console and its memory: what is to be remembered of it, and how one goes on from that. UI thread only.
#pragma once

#include "host/launch/boot_console.hpp"
#include "host/launch/console_memory.hpp"
#include "host/launch/console_rooms.hpp"

namespace lifeboat::launch {

// `boot`: nullptr where there is no way in.
[[nodiscard]] ConsoleMemory memory_of(const ConsoleRooms& rooms, const BootConsole* boot);
// Where the person was, and what was promised to him. Before tools are opened.
void resume(const ConsoleMemory& memory, ConsoleRooms& rooms, BootConsole* boot);

}  // namespace lifeboat::launch
