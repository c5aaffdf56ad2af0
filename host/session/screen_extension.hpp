// lifeboat.screen/0: the right to serve the screen, for the tools that the settings name. Needs a RemoteSession and a
// ScreenServers among the services.
#pragma once

#include <lifeboat/ext/screen.h>

#include <string>
#include <vector>

namespace lifeboat::session {

// The ids of the tools that may serve the screen.
struct ScreenServers {
  std::vector<std::string> tool_ids;
  [[nodiscard]] bool contains(const std::string& tool_id) const;
};

[[nodiscard]] const lb_screen* screen_extension();

}  // namespace lifeboat::session
