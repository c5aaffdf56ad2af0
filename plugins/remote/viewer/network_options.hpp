// What a session needs to know beside whom to call.
#pragma once

#include <filesystem>

namespace lifeboat::remote::viewer {

struct NetworkOptions {
  std::filesystem::path decoder_program;  // lifeboat-viewer
  std::filesystem::path save_stream;      // "": no
};

}  // namespace lifeboat::remote::viewer
