// What is done at the technician's desk and what it costs, the same for every peer: typing into a field, scrolling a long
// list, and nothing at all. The desk is an X display on which the viewer shows the console's picture one to one.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/bench/remote/meter.hpp"
#include "tests/bench/remote/x_display.hpp"

namespace lifeboat::bench {

struct Peer {
  std::string name;
  unsigned port = 0;           // of the server's TCP connection
  std::vector<pid_t> server;   // whose CPU is the price on the sick machine
  std::vector<pid_t> viewer;
};

struct Figures {
  double kilobytes_per_s = 0;
  double frames_per_s = 0;     // changes seen on the desk
  double server_cpu_percent = 0, viewer_cpu_percent = 0;
  Percentiles key_to_pixel_ms;  // typing only
};

// `field`: where the typed letters appear; it has the keyboard.
[[nodiscard]] Figures measure_typing(XDisplay& desk, const Peer& peer, const Area& field);
// `list`: a list under the pointer, with more rows than fit, turned by the wheel 30 times a second.
[[nodiscard]] Figures measure_scrolling(XDisplay& desk, const Peer& peer, const Area& list);
[[nodiscard]] Figures measure_idle(XDisplay& desk, const Peer& peer, const Area& anywhere);

}  // namespace lifeboat::bench
