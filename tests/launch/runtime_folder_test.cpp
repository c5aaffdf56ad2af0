#include "host/launch/runtime_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/launch/control_desk.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

bool is_refused(const std::filesystem::path& folder) {
  const auto opened = open_runtime_folder(folder);
  return !opened && opened.error().kind == ErrorKind::refused;
}

}  // namespace

TEST_CASE("a folder that is open to others, or no folder, is refused") {
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  struct stat info {};
  REQUIRE(::stat(desk.runtime.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  REQUIRE(::chmod(desk.runtime.c_str(), 0750) == 0);
  CHECK(is_refused(desk.runtime));
  REQUIRE(::chmod(desk.runtime.c_str(), 0700) == 0);
  std::filesystem::create_directory_symlink(desk.runtime, desk.folder.path() / "link");
  CHECK_FALSE(open_runtime_folder(desk.folder.path() / "link"));
}

TEST_CASE("whoever comes first, the folder is closed to others, and a console can have it") {
  const Desk desk;
  CHECK(probe_folder(desk.runtime) == desk.runtime / "probes");
  CHECK(open_runtime_folder(desk.runtime));
  REQUIRE(::chmod(desk.runtime.c_str(), 0755) == 0);
  CHECK(probe_folder(desk.runtime).empty());
}

TEST_CASE("a command comes before the console, and the console starts all the same") {
  const Desk desk;
  const std::string command = "env LIFEBOAT_RUNTIME_DIR=" + desk.runtime.string() + " " LIFEBOAT_BINARY_DIR
                              "/bin/lifeboat regedit query HKLM --hive /no/such/hive >/dev/null 2>&1";
  CHECK(std::system(command.c_str()) != 0);
  CHECK(open_runtime_folder(desk.runtime));
}

TEST_CASE("a folder of another user is refused") {
  if (::geteuid() != 0) {
    WARN("only root can give a folder away");
    return;
  }
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  REQUIRE(::chown(desk.runtime.c_str(), 65534, 65534) == 0);
  CHECK(is_refused(desk.runtime));
}

TEST_CASE("a lock is one console's until that lets go, and looking at it takes nothing") {
  const Desk desk;
  auto place = open_runtime_folder(desk.runtime);
  REQUIRE(place);
  CHECK_FALSE(ConsoleLock::is_taken(desk.runtime));
  {
    const auto lock = ConsoleLock::take(*place);
    REQUIRE(lock);
    CHECK(ConsoleLock::is_taken(desk.runtime));
    CHECK_FALSE(ConsoleLock::take(*place));
  }
  CHECK_FALSE(ConsoleLock::is_taken(desk.runtime));
  CHECK(ConsoleLock::take(*place));
}
