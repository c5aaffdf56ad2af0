// Who may use what: the one place that answers it, for the tools of the toolset window and the acting entries of the way
// in ("network", "load-drivers", …) alike. Both are named by id, and an id means the same in both.
//
// Two persons press things. The end user sits at the machine: his are local input, and automation, which acts for him.
// The technician is remote input, and he is there only while a session is open. What the administrator disabled is the
// technician's alone; everything else is everybody's. `k_always_available` cannot be disabled by anything: who is locked
// out must still get help, or switch the machine off.
//
//   const Access access({.disabled = policy.disabled(), .has_technician = [&] { return session.is_open(); }});
//   card.reason = access.why_not("load-drivers");                        // greyed, with this text, unless ""
//   if (was_pressed && access.may("load-drivers", ui.input_source())) …  // decided by whose press it is
//
// Ask both: while a technician is there nothing is grey, as both see the same screen, but the user's press on it counts
// for nothing. Nothing is remembered, so an answer is as old as the session's state behind it: ask in the frame in which
// you act. UI thread only.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/screen/input_queue.hpp"
#include "host/settings/known_ids.hpp"

namespace lifeboat::toolset {

using settings::k_always_available;
using settings::k_remote_tool;

class Access {
 public:
  struct Rules {
    std::vector<std::string> disabled = {};  // ids of tools and entries
    // Why everything is disabled, for people; "": it is not. For a policy that could not be understood.
    std::string all_disabled_because = {};
    std::function<bool()> has_technician = [] { return false; };  // a session is open
  };
  // Nothing is disabled.
  Access() = default;
  explicit Access(Rules rules) : rules_(std::move(rules)) {}

  // Whether that press of that source counts.
  [[nodiscard]] bool may(std::string_view id, screen::InputSource who) const;
  // Why nobody at this console can use it now, for the greyed card; "" when somebody can.
  [[nodiscard]] std::string why_not(std::string_view id) const;
  // Whether it is the technician's alone, be he there or not.
  [[nodiscard]] bool is_disabled(std::string_view id) const;

 private:
  Rules rules_;
};

}  // namespace lifeboat::toolset
