// The example that administrators know from DaRT's documentation, byte for byte.
#pragma once

#include <span>
#include <string_view>

#include "host/launch/start_script.hpp"

namespace lifeboat::launch {

inline constexpr std::string_view k_seed_script =
    "[LaunchApps]\n"
    "\"%windir%\\system32\\netstart.exe -network -remount\"\n"
    "\"cmd /C start %windir%\\system32\\RemoteRecovery.exe -nomessage\"\n"
    "\"%windir%\\system32\\WaitForConnection.exe\"\n"
    "\"%SYSTEMDRIVE%\\sources\\recovery\\recenv.exe\"\n";

[[nodiscard]] inline Result<StartScript> parse_text(std::string_view text) {
  return parse_start_script(std::as_bytes(std::span(text)));
}

}  // namespace lifeboat::launch
