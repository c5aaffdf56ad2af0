#include "host/launch/leftovers.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "host/base/unique_fd.hpp"
#include "host/launch/console_settings.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;
namespace fs = std::filesystem;

namespace {

struct Inventory {
  testing::TemporaryFolder folder;
  fs::path file = folder.path() / "inv32.xml";
  fs::path copy = folder.path() / "copy.xml";

  Inventory(const std::string& text, const std::string& copied) {
    std::ofstream(file) << text;
    std::ofstream(copy) << copied;
  }
};

}  // namespace

TEST_CASE("what a killed console left of its ticket goes, drafts too") {
  const Inventory left("ticket", "ticket");
  std::ofstream(left.file.string() + ".new") << "tic";
  std::ofstream(left.copy.string() + ".new") << "tic";
  remove_inventory(left.file, left.copy);
  CHECK(fs::is_empty(left.folder.path()));
}

TEST_CASE("a copy that says something else is another console's") {
  const Inventory left("ticket", "another");
  remove_inventory(left.file, left.copy);
  CHECK_FALSE(fs::exists(left.file));
  CHECK(fs::exists(left.copy));
  remove_inventory(left.file, left.copy);
  CHECK(fs::exists(left.copy));
}

TEST_CASE("the ticket of a console that lives stays, with its copy") {
  const Inventory kept("ticket", "ticket");
  const UniqueFd writer(::open(kept.file.c_str(), O_RDONLY | O_CLOEXEC));
  REQUIRE(::flock(writer.get(), LOCK_EX) == 0);
  remove_inventory(kept.file, kept.copy);
  CHECK(fs::exists(kept.file));
  CHECK(fs::exists(kept.copy));
}

TEST_CASE("a chosen runtime folder has inv32.xml, unless the settings say where") {
  const testing::TemporaryFolder folder;
  const fs::path settings = folder.path() / "lifeboat.toml";
  ::setenv("LIFEBOAT_RUNTIME_DIR", folder.path().c_str(), 1);
  std::ofstream(settings) << "[remote]\n";
  const auto moved = settings_of_console(settings, false);
  std::ofstream(settings) << "[remote]\ninventory = \"/srv/inv32.xml\"\n";
  const auto named = settings_of_console(settings, false);
  ::unsetenv("LIFEBOAT_RUNTIME_DIR");
  REQUIRE((moved && named));
  CHECK(moved->policy.remote.inventory == folder.path() / "inv32.xml");
  CHECK(moved->settings.text("remote.inventory") == (folder.path() / "inv32.xml").string());
  CHECK(named->policy.remote.inventory == "/srv/inv32.xml");
}
