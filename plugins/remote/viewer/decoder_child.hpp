// The decoder's process: takes updates apart, draws them into the shared memory, answers what changed. It holds one
// socket and that memory, and gives up every right before the first byte from a console arrives.
#pragma once

#include <string>

namespace lifeboat::remote::viewer {

// What `lifeboat-viewer --decoder` does, until the socket closes. Exit code.
[[nodiscard]] int run_decoder();

// No new privileges, no files, no processes, no sockets: only the calls that decoding needs. "" or what failed.
[[nodiscard]] std::string enter_decoder_sandbox();

}  // namespace lifeboat::remote::viewer
