#include "host/launch/client_environment.hpp"

#include <cstdlib>

#include "host/launch/runtime_folder.hpp"

namespace lifeboat::launch {
namespace {

constexpr const char* k_launched = "LIFEBOAT_LAUNCHED";

}  // namespace

void announce_launched_console() { ::setenv(k_launched, "1", 1); }

ClientSetup client_from_environment() {
  ClientSetup setup{.runtime_folder = runtime_folder()};
  if (std::getenv(k_launched) != nullptr) return setup;
  setup.console_log = setup.runtime_folder / "console.log";
  setup.start_console = [log = setup.console_log] {
    return ChildProgram::start(
        {.path = "/proc/self/exe", .words = {"lifeboat", "--wait-for-commands"}, .is_detached = true, .log = log});
  };
  return setup;
}

}  // namespace lifeboat::launch
