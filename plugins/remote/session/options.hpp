// What `lifeboat-net` is started with. Nothing secret: everybody may read a command line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/console_peer.hpp"

namespace lifeboat::remote::session {

struct Options {
  int control_fd = -1;     // SEQPACKET socket to the plug-in (control_channel.hpp)
  int screen_fd = -1;      // SEQPACKET socket to the host (lifeboat/screen_channel.h)
  std::uint16_t port = 0;  // 0: any free one
  std::vector<protocol::AllowRule> allow_from;
};

// --control FD --screen FD [--port N] [--allow-from CIDR]…
[[nodiscard]] sdk::Outcome<Options> parse_options(const std::vector<std::string>& arguments);

}  // namespace lifeboat::remote::session
