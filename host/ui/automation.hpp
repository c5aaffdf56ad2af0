// Driving a console from another program: `lifeboat ui SOCKET dump|click|…`. Input goes through the InputQueue as
// real input does, tagged automation; a command answers when the frames it caused have been drawn. The socket lies in
// a folder that only we can enter, and only a process of our own user is served (automation_server.hpp is that end).
#pragma once

namespace lifeboat::ui {

// The client. `argv` is what follows `lifeboat ui`: SOCKET COMMAND …. Exit code: 0 done, 1 not found or timed out,
// 2 bad use, 3 refused or the console is gone.
//   dump · click PATH · double-click PATH · right-click PATH · click-at X Y [--in PATH] [--button NAME]
//   move X Y [--in PATH] · button-down [--button NAME] · button-up [--button NAME] · key-down CHORD · key-up CHORD
//   set PATH TEXT · type TEXT · key CHORD · place CHORD · wait PATH [--gone] [--timeout-ms N]
//   shot FILE.png · resize WIDTHxHEIGHT · quit
[[nodiscard]] int run_ui_client(int argc, const char* const* argv);

}  // namespace lifeboat::ui
