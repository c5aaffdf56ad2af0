// What a console leaves for the one that its supervisor starts after a crash, beside the open tools: the person goes on
// where he was, in his language and with his keyboard, and Remote Connection waits again if it did. The installation is
// known by where it lies, so that after a change of disks no other one is taken for it. Pure; the text is ConsoleFront's
// to keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "host/boot/boot_flow.hpp"
#include "host/session/remote_session.hpp"

namespace lifeboat::launch {

struct ConsoleMemory {
  std::string language;      // "fr"
  std::string installation;  // Selection::place_of the chosen one; "": none was
  bool is_remapped = false;
  boot::Standing standing;   // as everything of the way in, of no meaning where there is none
  bool wants_network = false;
  bool wants_remap = false;
  std::string layout;
  session::RemoteSession::Promises promises;
};

// Without the place where the person was. A console keeps this until it has drawn a frame: what brings it down at once is
// then not tried again by the next one.
[[nodiscard]] ConsoleMemory cautious(const ConsoleMemory& memory);

// One line.
[[nodiscard]] std::string text_of(const ConsoleMemory& memory);
// Nothing when it is no such text: there was no console before, or a tool ran wild over it.
[[nodiscard]] std::optional<ConsoleMemory> memory_of(std::string_view text);

}  // namespace lifeboat::launch
