#include "tests/e2e/console_session.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace lifeboat::e2e {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void skip(const std::string& reason) {
  std::cout << "SKIPPED: " << reason << std::endl;
  std::_Exit(77);
}

fs::path program(const char* name) { return fs::path(LIFEBOAT_BINARY_DIR) / "bin" / name; }

}  // namespace

std::string lifeboat_program() { return program("lifeboat").string(); }

void skip_unless_images_can_be_mounted() {
  if (::geteuid() != 0) skip("disk images need root (loop devices, ntfs-3g)");
  for (const char* device : {"/dev/loop-control", "/dev/fuse"}) {
    if (!fs::exists(device)) skip(std::string("this machine has no ") + device);
  }
}

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

ConsoleSession::ConsoleSession(std::vector<std::string> extra_arguments, std::optional<fs::path> target) {
  image_ = target ? *target : folder_.path() / "disk.img";
  if (!target) {
    const Finished copied = run({"cp", "--sparse=always", sample_disk().string(), image_.string()});
    if (copied.exit_code != 0) throw std::runtime_error("cannot copy the sample disk: " + copied.errors);
  }
  socket_ = folder_.path() / "ui.socket";
  std::vector<std::string> command = {lifeboat_program(), "--headless", "--target", image_.string(),
                                      "--automation", socket_.string()};
  command.insert(command.end(), extra_arguments.begin(), extra_arguments.end());
  console_ = std::make_unique<Background>(command, folder_.path() / "console.log");
  if (const Finished ready = try_ui({"wait", "header/quit", "--timeout-ms", "30000"}); ready.exit_code != 0) {
    throw std::runtime_error("the console did not come up: " + ready.errors + log());
  }
}

ConsoleSession::~ConsoleSession() = default;

Finished ConsoleSession::try_ui(std::vector<std::string> arguments) {
  std::vector<std::string> command = {lifeboat_program(), "ui", socket_.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command);
}

std::string ConsoleSession::ui(std::vector<std::string> arguments) {
  Finished finished = try_ui(arguments);
  if (finished.exit_code != 0) {
    std::string line;
    for (const auto& argument : arguments) line += " " + argument;
    throw std::runtime_error("lifeboat ui" + line + ": " + finished.errors + finished.output + "\nlog:\n" + log());
  }
  return std::move(finished.output);
}

nlohmann::json ConsoleSession::dump() { return nlohmann::json::parse(ui({"dump"})); }

nlohmann::json ConsoleSession::item(const std::string& path) {
  const auto screen = dump();
  for (const auto& entry : screen) {
    if (entry.at("path") == path) return entry;
  }
  return nullptr;
}

void ConsoleSession::tab_to(const std::string& path) {
  for (int presses = 0; presses < 200; ++presses) {
    const auto wanted = item(path);
    if (!wanted.is_null() && wanted.value("focused", false)) return;
    key("Tab");
  }
  throw std::runtime_error("Tab does not reach " + path);
}

int ConsoleSession::quit() {
  ui({"quit"});
  return console_->wait();
}

std::string ConsoleSession::log() const { return read_text(folder_.path() / "console.log"); }

}  // namespace lifeboat::e2e
