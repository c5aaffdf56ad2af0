#include "host/target/file_tree.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "tests/target/bytes.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

FileTree tree_of(const TargetFolder& folder) {
  return FileTree(UniqueFd(::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
}

}  // namespace

TEST_CASE("a file is found whatever the case, and its spelling on the disk is told") {
  const TargetFolder folder;
  folder.put("WINDOWS/system32/Config/SYSTEM", "hive");
  const FileTree tree = tree_of(folder);
  CHECK(tree.resolve("\\windows\\System32\\config\\system").value() == "WINDOWS/system32/Config/SYSTEM");
  CHECK(text_of(tree.read_file("Windows/System32/CONFIG/system", 100).value()) == "hive");
  CHECK(tree.resolve("").value().empty());
}

TEST_CASE("the exact spelling wins where two names differ in case only") {
  const TargetFolder folder;
  folder.put("a.txt", "small");
  folder.put("A.TXT", "capital");
  CHECK(text_of(tree_of(folder).read_file("A.TXT", 100).value()) == "capital");
  CHECK(text_of(tree_of(folder).read_file("a.txt", 100).value()) == "small");
}

TEST_CASE("a folder is listed with sizes and kinds") {
  const TargetFolder folder;
  folder.put("Windows/win.ini", "12345");
  folder.put("Windows/System32/x", "");
  auto entries = tree_of(folder).list("windows").value();
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  REQUIRE(entries.size() == 2);
  CHECK((entries[0].name == "System32" && entries[0].is_directory));
  CHECK((entries[1].name == "win.ini" && !entries[1].is_directory && entries[1].size_bytes == 5));
}

TEST_CASE("what is missing is not_found, also below a file") {
  const TargetFolder folder;
  folder.put("file", "x");
  const FileTree tree = tree_of(folder);
  CHECK(tree.resolve("Windows/System32").error().kind == ErrorKind::not_found);
  CHECK(tree.read_file("file/below", 10).error().kind == ErrorKind::not_found);
  CHECK(tree.list("nowhere").error().kind == ErrorKind::not_found);
}

TEST_CASE("a file above the limit is refused") {
  const TargetFolder folder;
  folder.put("big", "123456");
  CHECK(tree_of(folder).read_file("big", 5).error().kind == ErrorKind::refused);
  CHECK(tree_of(folder).read_file("big", 6).has_value());
}

TEST_CASE("a symbolic link is not followed, neither to a file nor through a folder") {
  const TargetFolder outside;
  outside.put("secret", "secret");
  const TargetFolder folder;
  folder.put("Windows/win.ini", "");
  REQUIRE(::symlink(outside.at("secret").c_str(), folder.at("Windows/link").c_str()) == 0);
  REQUIRE(::symlink(outside.path().c_str(), folder.at("Windows/out").c_str()) == 0);
  const FileTree tree = tree_of(folder);
  CHECK(tree.read_file("Windows/link", 100).error().kind == ErrorKind::refused);
  CHECK(tree.read_file("Windows/out/secret", 100).error().kind == ErrorKind::refused);
  CHECK(tree.list("Windows/out").error().kind == ErrorKind::refused);
  CHECK(tree.open_file("Windows/link", O_RDWR).error().kind == ErrorKind::refused);
  CHECK(tree.create_file("Windows/out/new").error().kind == ErrorKind::refused);
  CHECK_FALSE(std::filesystem::exists(outside.at("new")));
}

TEST_CASE("a pipe in the tree is refused and nobody waits for its other end") {
  const TargetFolder folder;
  REQUIRE(::mkfifo(folder.at("pipe").c_str(), 0600) == 0);
  CHECK(tree_of(folder).read_file("pipe", 100).error().kind == ErrorKind::refused);
}

TEST_CASE("a new file never takes the place of another, in any case") {
  const TargetFolder folder;
  folder.put("Backup", "old");
  const FileTree tree = tree_of(folder);
  CHECK(tree.create_file("BACKUP").error().kind == ErrorKind::refused);
  CHECK(tree.create_file("backup").error().kind == ErrorKind::refused);
  CHECK(folder.get("Backup") == "old");
  CHECK(tree.create_folder("BACKUP").value() == false);
}
