#include <catch2/catch.hpp>
#include <filesystem>

#include "host/loader/probe_verdict.hpp"
#include "tests/loader/temporary_folder.hpp"

using namespace lifeboat;
namespace fs = std::filesystem;

TEST_CASE("a verdict is kept for the file as it is, and forgotten when the file changes") {
  const TemporaryFolder folder;
  const fs::path plugin = folder.write("a.so", "one");
  const loader::VerdictCache cache(folder.path() / "verdicts");
  CHECK_FALSE(cache.find(plugin).has_value());
  cache.keep(plugin, "it crashes");
  CHECK(cache.find(plugin) == "it crashes");
  folder.write("a.so", "longer");
  CHECK_FALSE(cache.find(plugin).has_value());
}

TEST_CASE("verdicts in a folder that others can enter are not believed") {
  const TemporaryFolder folder;
  const fs::path plugin = folder.write("a.so", "one");
  const loader::VerdictCache cache(folder.path() / "verdicts");
  cache.keep(plugin, loader::k_verdict_good);
  REQUIRE(cache.find(plugin).has_value());
  fs::permissions(folder.path() / "verdicts", fs::perms(0755));
  CHECK_FALSE(cache.find(plugin).has_value());
}

TEST_CASE("only the good verdict is good") {
  CHECK(loader::status_of_verdict(loader::k_verdict_good).has_value());
  CHECK_FALSE(loader::status_of_verdict("").has_value());
  CHECK(loader::status_of_verdict("it hangs").error().message == "it hangs");
}
