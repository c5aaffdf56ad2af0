#include "host/launch/target_search.hpp"

#include <catch2/catch.hpp>
#include <semaphore>

#include "host/launch/open_target.hpp"
#include "tests/sample/sample_disk.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

// The disk answers when the test says so.
struct SlowSearch {
  explicit SlowSearch(std::string system = {}) {
    REQUIRE(sample::make_sample_folder(folder.path().string()));
    options.targets = {folder.path().string()};
    options.system = std::move(system);
  }
  void start() {
    search.start([this](std::optional<std::size_t> index) { named = index; });
  }
  void answer() {
    disk.release();
    for (jobs.drain(); search.is_running(); jobs.drain()) frames.acquire();
  }

  testing::TemporaryFolder folder;
  ConsoleOptions options;
  std::counting_semaphore<> disk{0}, frames{0};
  std::optional<std::size_t> named;
  registry::RegistryService registry;
  toolset::Selection selection{nullptr, "", registry};
  jobs::Jobs jobs{[this] { frames.release(); }};
  TargetSearch search{jobs, selection,
                      [this] {
                        disk.acquire();
                        return find_target(options);
                      },
                      "disk.img"};
};

}  // namespace

TEST_CASE("a search returns at once, and what is awaited is said until the disk has answered") {
  SlowSearch search;
  search.start();
  CHECK(search.search.is_running());
  CHECK(search.selection.awaited() == "Looking for Windows on disk.img…");
  CHECK(search.selection.target() == nullptr);
  search.answer();
  CHECK(search.selection.awaited().empty());
  REQUIRE(search.selection.installations().size() == 1);
  CHECK(search.named == 0U);
  CHECK_FALSE(search.selection.selected());
}

TEST_CASE("a search lets go of what was selected before, and a second one does not begin beside it") {
  SlowSearch search;
  search.start();
  search.answer();
  search.selection.select(0);
  search.start();
  search.start();
  CHECK_FALSE(search.selection.selected());
  search.answer();
  CHECK_FALSE(search.search.is_running());
  CHECK(search.selection.installations().size() == 1);
}

TEST_CASE("a target that cannot be opened leaves its reason, an installation that is not there leaves the others") {
  SlowSearch search("7");
  SECTION("the target") { search.options.targets = {"/nowhere/disk.img"}; }
  SECTION("the installation") {}
  search.start();
  search.answer();
  CHECK_FALSE(search.named);
  CHECK_FALSE(search.selection.problem().empty());
  CHECK((search.selection.target() == nullptr) == (search.options.targets[0] == "/nowhere/disk.img"));
}
