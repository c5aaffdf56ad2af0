#include "tests/vm/recovery_system.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/e2e/process.hpp"

namespace lifeboat::vm {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_kernel_folder = LIFEBOAT_SOURCE_DIR "/build/vm/kernel";

void must_run(const std::vector<std::string>& command) {
  const e2e::Finished done = e2e::run(command);
  if (done.exit_code != 0) throw std::runtime_error(command.front() + " failed: " + done.errors);
}

fs::path make_recovery_system() {
  const fs::path place = LIFEBOAT_BINARY_DIR "/vm";
  fs::remove_all(place);
  fs::create_directories(place);
  must_run({LIFEBOAT_CMAKE, "--install", LIFEBOAT_BINARY_DIR, "--component", "console", "--strip",
            "--prefix", place / "prefix"});
  must_run({LIFEBOAT_SOURCE_DIR "/tests/vm/make-root", place / "prefix", k_kernel_folder, place / "root.gz"});
  return place / "root.gz";
}

}  // namespace

fs::path kernel() {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(fs::path(k_kernel_folder) / "boot", none)) {
    if (entry.path().filename().string().starts_with("vmlinuz-")) return entry.path();
  }
  return {};
}

fs::path recovery_system() {
  static const fs::path made = make_recovery_system();
  return made;
}

}  // namespace lifeboat::vm
