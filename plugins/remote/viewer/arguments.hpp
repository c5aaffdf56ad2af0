// The command line of lifeboat-viewer. DaRT's parameters in DaRT's form (-ticket= -ipaddress= -port=), in any case,
// with one dash or two, the value behind `=` or as the next word. All three well-formed: connect at once. One of them
// malformed: the viewer starts as if none had been given. A ticket on a command line can be read by every process of
// the machine, so it is overwritten there at once, and may come from standard input instead (--ticket=-).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "plugins/remote/viewer/fields.hpp"

namespace lifeboat::remote::viewer {

struct ViewerOptions {
  ConnectFields fields;  // what the form begins with
  bool connects_at_once = false;
  bool is_headless = false;
  std::uint32_t width = 1024, height = 768;
  float scale = 0;                   // 0: the display's
  std::filesystem::path automation;  // "": off
  std::filesystem::path shot;        // write the remote picture there once it is exact, and end
  std::uint32_t shot_limit_s = 60;
  std::filesystem::path save_stream;  // H.264 as it arrives; for debugging
  std::filesystem::path statistics;   // written at the end
  bool wants_help = false;
};

// The program's words, copied, with the ticket overwritten in `argv`.
[[nodiscard]] std::vector<std::string> take_arguments(int argc, char** argv);

// `read_line` gives a line of standard input. `bad_use` with the sentence to print.
[[nodiscard]] Result<ViewerOptions> parse_arguments(const std::vector<std::string>& words,
                                                    const std::function<std::string()>& read_line);
[[nodiscard]] const char* usage();

}  // namespace lifeboat::remote::viewer
