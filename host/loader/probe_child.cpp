// The child's side of a probe: what it loads may crash, hang, print or exit.
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "host/base/unique_fd.hpp"
#include "host/loader/plugin_library.hpp"
#include "host/loader/probe.hpp"
#include "host/loader/probe_verdict.hpp"

namespace lifeboat::loader {

namespace {

// Standard output belongs to the verdict alone; the plug-in gets /dev/null for its prints.
UniqueFd take_standard_output() {
  UniqueFd verdict(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(null.get(), standard);
  return verdict;
}

}  // namespace

int run_probe(const std::filesystem::path& plugin) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody is left to end a probe that hangs
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  const UniqueFd output = take_standard_output();
  const auto library = PluginLibrary::open(plugin);
  const std::string verdict = library ? std::string(k_verdict_good) : library.error().message;
  const bool is_told = ::write(output.get(), verdict.data(), verdict.size()) == static_cast<ssize_t>(verdict.size());
  return library && is_told ? 0 : exit_code(ErrorKind::refused);
}

}  // namespace lifeboat::loader
