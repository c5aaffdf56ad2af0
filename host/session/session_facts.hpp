// What is known of the session, as the UI thread and the log see it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lifeboat::session {

using WallTime = std::chrono::system_clock::time_point;

enum class Phase {
  none,    // served, and nobody is there
  asking,  // somebody wants in; the person is being asked
  open,    // a technician has the console
  closed,  // the channel is no more
};

struct SessionFacts {
  Phase phase = Phase::none;
  std::uint32_t session = 0;
  std::string name;      // who they say they are; ""
  std::string address;   // checked characters, not checked truth
  WallTime since;        // of the request; once open, of the yes
  bool is_lost = false;  // the link broke: nobody drives until it is back
  std::string encoder;
};

// What the log calls them: name and address were checked, so neither can forge a line.
[[nodiscard]] inline std::string log_name(const SessionFacts& facts) {
  return "\"" + facts.name + "\" from " + facts.address;
}

enum class EndReason {
  user,         // End or the chord, or the person closed the tool
  technician,   // the server said so
  server_gone,  // the other end of the channel closed
  broken_rule,  // it sent what it must not
};

// A session that was open and is over.
struct EndedSession {
  std::string name, address;
  WallTime from, to;
  EndReason reason = EndReason::user;
};

}  // namespace lifeboat::session
