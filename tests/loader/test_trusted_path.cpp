#include <catch2/catch.hpp>
#include <filesystem>

#include "host/loader/trusted_path.hpp"
#include "tests/loader/temporary_folder.hpp"

using namespace lifeboat;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

TEST_CASE("a folder of ours is trusted, below a sticky one too") {
  const TemporaryFolder temporary;
  CHECK(loader::trusted_folder(temporary.path()).has_value());
}

TEST_CASE("a folder that others can write is refused, and so is one below it") {
  const TemporaryFolder temporary;
  const fs::path inner = temporary.make_folder("open/inner");
  const fs::perms perms = GENERATE(fs::perms(0775), fs::perms(0757));
  fs::permissions(inner.parent_path(), perms);
  const auto open = loader::trusted_folder(inner.parent_path());
  REQUIRE_FALSE(open.has_value());
  CHECK_THAT(open.error().message, Contains("other users may write"));
  CHECK_FALSE(loader::trusted_folder(inner).has_value());
}

TEST_CASE("a file that others can write is refused") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.write("plugin.so", "x");
  REQUIRE(loader::trusted_file(file, temporary.path()).has_value());
  fs::permissions(file, fs::perms(0664));
  CHECK_FALSE(loader::trusted_file(file, temporary.path()).has_value());
}

TEST_CASE("a file in a sub-folder that others can write is refused") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.write("sub/plugin.so", "x");
  REQUIRE(loader::trusted_file(file, temporary.path()).has_value());
  fs::permissions(file.parent_path(), fs::perms(0777));
  CHECK_FALSE(loader::trusted_file(file, temporary.path()).has_value());
}

TEST_CASE("a link that leads out of the folder is refused, one within is followed") {
  const TemporaryFolder temporary;
  const fs::path inside = temporary.make_folder("plugins");
  const fs::path outside = temporary.write("outside.so", "x");
  const fs::path file = temporary.write("plugins/real.so", "x");
  fs::create_symlink(outside, inside / "escape.so");
  fs::create_symlink(file, inside / "link.so");
  const auto escape = loader::trusted_file(inside / "escape.so", inside);
  REQUIRE_FALSE(escape.has_value());
  CHECK_THAT(escape.error().message, Contains("leads out"));
  CHECK(loader::trusted_file(inside / "link.so", inside).value() == file);
}

TEST_CASE("what is no regular file is refused") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary.make_folder("folder.so");
  CHECK_FALSE(loader::trusted_file(folder, temporary.path()).has_value());
  CHECK_FALSE(loader::trusted_file(temporary.path() / "absent.so", temporary.path()).has_value());
}

TEST_CASE("read_bounded takes a file of the limit's size and refuses a longer one") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.write("text", "12345");
  CHECK(loader::read_bounded(file, 5).value().size() == 5);
  CHECK_FALSE(loader::read_bounded(file, 4).has_value());
  CHECK(loader::read_first(file, 3).value().size() == 3);
}
