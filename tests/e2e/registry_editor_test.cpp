// Registry Editor in a real console on a Windows that crashed in the middle of a write: what is said, the logs replayed,
// edits, undo, and what hivexget finds on the disk afterwards.
#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/spooler.hpp"
#include "tests/sample/sample_disk.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

// What a half-finished write changes of the base block: format specification, "Base block".
constexpr std::size_t k_sequence1 = 4;
constexpr std::size_t k_checksum = 508;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::uint32_t word(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// The header as it is between the log and the pages of a write.
std::string begun(std::string hive) {
  std::uint32_t value = word(hive, k_sequence1) + 1;
  std::memcpy(hive.data() + k_sequence1, &value, sizeof value);
  value = 0;
  for (std::size_t at = 0; at < k_checksum; at += 4) value ^= word(hive, at);
  std::memcpy(hive.data() + k_checksum, &value, sizeof value);
  return hive;
}

// A folder with a Windows whose SYSTEM hive is of before a write that only reached the log: DisplayName says "crashed".
struct CrashedWindows {
  TemporaryFolder folder;
  fs::path config = folder.path() / "Windows/System32/config";

  CrashedWindows() {
    REQUIRE(lifeboat::sample::make_sample_folder(folder.path().string()));
    const std::string before = read_file(config / "SYSTEM");
    const Finished set = run({lifeboat_program(), "regedit", "set", k_spooler, "DisplayName", "REG_SZ", "crashed",
                              "--target", folder.path().string()});
    INFO(set.errors);
    REQUIRE(set.exit_code == 0);
    write_file(config / "SYSTEM", begun(before));
  }
  [[nodiscard]] std::string value(const std::string& name) const {
    const auto hive = (config / "SYSTEM").string();
    const std::string text = run({"hivexget", hive, R"(\ControlSet001\Services\Spooler)", name}).output;
    return text.substr(0, text.find('\n'));
  }
};

bool says(ConsoleSession& console, const std::string& words) {
  return console.dump().dump().find(words) != std::string::npos;
}

void show_spooler(ConsoleSession& console) {
  console.click("toolset/registry-editor");
  console.wait_for("registry-editor/address");
  console.ui({"set", "registry-editor/address", k_spooler});
  console.key("Enter");
  console.wait_for("registry-editor/values/Start");
}

void replay(ConsoleSession& console) {
  console.click("registry-editor/replay-logs");
  console.wait_for("registry-editor/replay/ok");
  console.click("registry-editor/replay/ok");
  console.wait_until_gone("registry-editor/replay-logs");  // the values move up into its place
  console.wait_until_says("1 unsaved change");
}

void save(ConsoleSession& console) {
  console.click("registry-editor/save");
  console.wait_for("save/confirm");
  console.click("save/confirm");
  console.wait_for("registry-editor/address");
}

void set_start(ConsoleSession& console, const std::string& digits) {
  console.click("registry-editor/values/Start");  // two double clicks in a row would be one of four
  console.click("registry-editor/edit-button");
  console.wait_for("registry-editor/edit/data");
  console.key("Ctrl+A");
  console.ui({"type", digits});
  console.key("Enter");
  console.wait_until_gone("registry-editor/edit/data");
}

}  // namespace

TEST_CASE("after a crash the tool says what is missing, replays the logs on a yes, and saves both replay and edit") {
  const CrashedWindows windows;
  REQUIRE(windows.value("DisplayName") != "crashed");
  ConsoleSession console({"--system", "1"}, windows.folder.path());
  show_spooler(console);
  console.wait_until_says("Windows had not finished writing this part of the registry");
  const std::string on_disk = sha256(windows.config / "SYSTEM");
  replay(console);
  console.wait_until_says("crashed");
  CHECK(sha256(windows.config / "SYSTEM") == on_disk);
  set_start(console, "4");
  console.wait_until_says("2 unsaved changes");
  CHECK(says(console, "was not closed properly"));
  save(console);
  CHECK_FALSE(says(console, "was not closed properly"));
  CHECK(console.quit() == 0);
  CHECK(windows.value("DisplayName") == "crashed");
  CHECK(windows.value("Start") == "4");
}

TEST_CASE("a replay is taken back like any edit, and then nothing waits to be saved") {
  const CrashedWindows windows;
  ConsoleSession console({"--system", "1"}, windows.folder.path());
  show_spooler(console);
  replay(console);
  console.key("Ctrl+Z");
  console.wait_for("registry-editor/replay-logs");
  console.wait_until_says("No unsaved changes");
  CHECK(console.quit() == 0);
}

TEST_CASE("edits are undone, done again and told in the history, and only what is left reaches the disk") {
  const CrashedWindows windows;
  ConsoleSession console({"--system", "1"}, windows.folder.path());
  show_spooler(console);
  replay(console);
  set_start(console, "3");
  set_start(console, "4");
  console.wait_until_says("3 unsaved changes");
  console.key("Ctrl+Z");
  console.key("Ctrl+Z");
  console.wait_until_says("1 unsaved change");
  console.key("Ctrl+Y");
  console.wait_until_says("2 unsaved changes");
  console.key("Ctrl+H");
  console.wait_for("registry-editor/history/changes");
  console.wait_until_says("automation on this computer");
  console.key("Escape");
  console.wait_until_gone("registry-editor/history/changes");
  save(console);
  CHECK(console.quit() == 0);
  CHECK(windows.value("Start") == "3");
}
