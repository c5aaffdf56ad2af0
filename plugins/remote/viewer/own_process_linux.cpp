#include <sys/prctl.h>
#include <sys/resource.h>

#include "plugins/remote/viewer/own_process.hpp"

namespace lifeboat::remote::viewer {

std::filesystem::path own_program() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error);
}

void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace lifeboat::remote::viewer
