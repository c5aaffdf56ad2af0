// lifeboat regedit recover.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/plugins/regedit/actions/action_run.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

constexpr std::uint32_t k_replayable = LB_HIVE_OPEN | LB_HIVE_UNCLEAN | LB_HIVE_REPLAYABLE;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("recover applies the logs in place, through the host's save") {
  FakeHost host;
  host.hives = {{"", k_replayable, {}}};
  const Run done = run(host, "recover", {});
  INFO(done.errors);
  CHECK(done.status == LB_OK);
  CHECK(host.replay_count == 1);
  CHECK(host.save_count == 1);
}

TEST_CASE("recover --output writes the recovered hive there and leaves the hive alone") {
  FakeHost host;
  host.at(k_key);
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", k_replayable, {'r', 'e', 'g', 'f'}}};
  const testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "SYSTEM").string();
  const Run done = run(host, "recover", {"HKLM\\SYSTEM", "--output", out});
  INFO(done.errors);
  REQUIRE(done.status == LB_OK);
  CHECK(content(out) == "regf");
  CHECK(host.save_count == 0);
  CHECK(host.change_count == 0);
  // That file is a hive now: it is not written over.
  CHECK(run(host, "recover", {"HKLM\\SYSTEM", "--output", out}).status == LB_REFUSED);
}

TEST_CASE("a hive that needs nothing is said to, and copied where a copy is asked for") {
  FakeHost host;
  host.hives = {{"", LB_HIVE_OPEN, {'r', 'e', 'g', 'f'}}};
  const testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "SYSTEM").string();
  const Run copied = run(host, "recover", {"--output", out});
  CHECK(copied.status == LB_OK);
  CHECK(copied.complains("nothing to recover"));
  CHECK(content(out) == "regf");
  CHECK(run(host, "recover", {}).status == LB_OK);
  CHECK(host.save_count == 0);
}

TEST_CASE("without a log that fits there is no recovery, and no file") {
  FakeHost host;
  host.hives = {{"", LB_HIVE_OPEN | LB_HIVE_UNCLEAN, {}}};
  const testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "SYSTEM").string();
  const Run refused = run(host, "recover", {"--output", out});
  CHECK(refused.status == LB_REFUSED);
  CHECK(refused.complains("no log"));
  CHECK_FALSE(std::filesystem::exists(out));
  CHECK(run(host, "recover", {}).status == LB_REFUSED);
}

TEST_CASE("recover wants a hive, not a folder of them") {
  FakeHost host;
  host.at(k_key);
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", k_replayable, {}}};
  CHECK(run(host, "recover", {"HKLM"}).status == LB_BAD_USE);
  CHECK(run(host, "recover", {}).status == LB_BAD_USE);
}
