#include "tests/e2e/console_session.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace lifeboat::e2e {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string lifeboat_program() { return program("lifeboat"); }

fs::path sample_disk() {
  const fs::path image = fs::path(LIFEBOAT_BINARY_DIR) / "sample" / "e2e.img";
  fs::create_directories(image.parent_path());
  // Tests run side by side: the first makes the disk, the others wait for it.
  const int lock = ::open((image.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ::flock(lock, LOCK_EX);
  const fs::path builder = program("lifeboat-sample-disk");
  if (!fs::exists(image) || fs::last_write_time(image) < fs::last_write_time(builder)) {
    const Finished made = run({builder.string(), image.string()});
    if (made.exit_code != 0) throw std::runtime_error("no sample disk: " + made.errors);
  }
  ::close(lock);
  return image;
}

ConsoleSession::ConsoleSession(std::vector<std::string> extra_arguments, std::optional<fs::path> target,
                               std::vector<std::string> wrapper) {
  image_ = target ? *target : folder() / "disk.img";
  if (!target) {
    const Finished copied = run({"cp", "--sparse=always", sample_disk().string(), image_.string()});
    if (copied.exit_code != 0) throw std::runtime_error("cannot copy the sample disk: " + copied.errors);
  }
  std::vector<std::string> command = std::move(wrapper);
  command.insert(command.end(), {lifeboat_program(), "--headless", "--target", image_.string()});
  command.insert(command.end(), extra_arguments.begin(), extra_arguments.end());
  start(std::move(command), "header/header");
  wait_until_gone("toolset/search");  // on the way in there is none: that goes on while it looks
}

}  // namespace lifeboat::e2e
