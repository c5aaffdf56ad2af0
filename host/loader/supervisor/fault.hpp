// Why the supervisor restarted the console without a tool.
#pragma once

#include <cstdint>
#include <string>

namespace lifeboat::supervisor {

// What the plug-in was doing. `none`: the console is not inside a plug-in.
enum class Phase : std::uint32_t { none = 0, load, create, frame, destroy, ask, job };

enum class Cause : std::uint32_t {
  signal,   // the process died of signal `number`
  exited,   // the plug-in ended the process with exit code `number`
  blocked,  // the call did not come back within its limit
};

struct Fault {
  std::string tool_id;
  Phase phase = Phase::none;
  Cause cause = Cause::signal;
  std::int32_t number = 0;
};

// The reason for the tool's row, a whole sentence, translated.
[[nodiscard]] std::string describe(const Fault& fault);

}  // namespace lifeboat::supervisor
