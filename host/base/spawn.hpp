// Another program as our child, by posix_spawn: with no signal blocked or ignored because we do. Who starts one waits for
// it and reaps it. Any thread.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace lifeboat {

struct SpawnSetup {
  std::string path;
  std::vector<std::string> words;  // argv, with the program's name first
  enum class Standing {
    with_us,
    own_group,    // what it starts can be killed with it
    own_session,  // it outlives us and our terminal
  } standing = Standing::with_us;
  int output = -1;                 // its standard output, which stays the caller's; -1: ours
  std::filesystem::path log = {};  // appended to by all that it says, and its input is empty; "": both are ours
};

// The child, or errno.
[[nodiscard]] tl::expected<pid_t, int> spawn(const SpawnSetup& setup);
// Waits for its end; the status, as waitpid(2) has it.
[[nodiscard]] int reap(pid_t child);

}  // namespace lifeboat
