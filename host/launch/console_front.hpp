// What the person at the screen and the programs of a start script meet of a console: the window, the way in where there
// is one, and the control socket. It draws with the rooms and tells them; UI thread only.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "host/boot/power.hpp"
#include "host/launch/boot_console.hpp"
#include "host/launch/console_commands.hpp"
#include "host/launch/console_memory.hpp"
#include "host/launch/console_rooms.hpp"
#include "host/launch/control_server.hpp"
#include "host/toolset/main_window.hpp"
#include "host/toolset/script_notices.hpp"

namespace lifeboat::launch {

class ConsoleFront {
 public:
  // `rooms` is borrowed. `control`: where commands come from, null for none; `before`: of a console that crashed.
  ConsoleFront(ConsoleRooms& rooms, std::unique_ptr<ControlServer> control, std::optional<ConsoleMemory> before);

  // Until the person ends it; what is to become of the computer then.
  [[nodiscard]] Result<boot::PowerWish> run();

 private:
  [[nodiscard]] BootConsole::Parts boot_parts();
  [[nodiscard]] toolset::MainWindow::Parts window_parts();
  [[nodiscard]] BootCommands boot_commands();
  [[nodiscard]] std::string why_not(std::string_view entry) const;
  [[nodiscard]] bool may(std::string_view entry, screen::InputSource who);
  void choose_policy_layout();
  void begin_way_in();
  void look_for_windows();
  void go_on();
  void keep_memory();
  void serve_commands();
  void draw(ui::Ui& ui);

  ConsoleRooms& rooms_;
  std::optional<ConsoleMemory> before_;  // until it was gone on from
  std::optional<BootConsole> boot_;  // where there is a way in
  std::optional<toolset::MainWindow> window_;
  toolset::ScriptNotices notices_;
  std::vector<Reply> recovery_;  // who waits for the recovery options to end
  std::unique_ptr<ControlServer> control_;
  std::optional<ConsoleCommands> commands_;
  std::string kept_;  // as the next console would find it
};

}  // namespace lifeboat::launch
