// A real lifeboat-viewer process without a display, and what the technician does in the console's picture: positions may
// be read from the console's own items, the input is made in the viewer.
#pragma once

#include <string>
#include <vector>

#include "tests/e2e/console_session.hpp"

namespace lifeboat::e2e {

// What the user reads out; from the console's screen.
struct ReadAloud {
  std::string ticket;
  std::string port;
};

class ViewerSession : public UiSession {
 public:
  // Waits for the form, or for `first_item`.
  explicit ViewerSession(std::vector<std::string> arguments, const std::string& first_item = "form/connect",
                         std::vector<std::string> wrapper = {});  // a program that starts it: nsenter, …

  // Clicks, in the viewer's picture, where the console has that item.
  void click_there(UiSession& console, const std::string& path);
  // Brings the pointer there, or that many pixels to its right.
  void move_there(UiSession& console, const std::string& path, int to_the_right = 0);

 private:
  struct Place {
    int x = 0, y = 0;
  };
  [[nodiscard]] Place place_there(UiSession& console, const std::string& path);
};

// Remote Connection's window opened at the console, a ticket made.
[[nodiscard]] ReadAloud ask_for_ticket(ConsoleSession& console);
// What that window shows.
[[nodiscard]] ReadAloud read_aloud(UiSession& console);
// The viewer's switches for it, on loopback.
[[nodiscard]] std::vector<std::string> connect_switches(const ReadAloud& facts);

// Whether the viewer's PNG shows all pixels of the console's somewhere, exactly.
[[nodiscard]] bool shows_console(const std::filesystem::path& viewer, const std::filesystem::path& console);

}  // namespace lifeboat::e2e
