// The lock alone, on a plain file.
#include "host/target/target_lock.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>

#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

UniqueFd open_at(const std::string& path) { return UniqueFd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)); }

TargetLock hold(const std::string& path) { return TargetLock::hold(open_at(path), path).value(); }

// What a third party sees: whether it could have the lock.
bool is_free(const std::string& path, int operation) {
  const UniqueFd fd = open_at(path);
  return ::flock(fd.get(), operation | LOCK_NB) == 0;
}

}  // namespace

TEST_CASE("a lock is shared with readers until it is raised, and again when the last writer has ended") {
  const TargetFolder folder;
  folder.put("disk.img", "x");
  const std::string path = folder.at("disk.img");
  TargetLock lock = hold(path);
  CHECK(is_free(path, LOCK_SH));
  CHECK_FALSE(is_free(path, LOCK_EX));
  REQUIRE(lock.raise());
  REQUIRE(lock.raise());
  CHECK_FALSE(is_free(path, LOCK_SH));
  lock.lower();
  CHECK_FALSE(is_free(path, LOCK_SH));
  lock.lower();
  CHECK(is_free(path, LOCK_SH));
}

TEST_CASE("a lock that could not be raised is still held, and can be raised when the others have gone") {
  const TargetFolder folder;
  folder.put("disk.img", "x");
  const std::string path = folder.at("disk.img");
  TargetLock lock = hold(path);
  {
    const TargetLock other = hold(path);
    CHECK(lock.raise().error().kind == ErrorKind::refused);
  }
  CHECK_FALSE(is_free(path, LOCK_EX));
  CHECK(lock.raise());
}

TEST_CASE("two names of a file are one place, two files are two") {
  const TargetFolder folder;
  folder.put("a.img", "x");
  folder.put("b.img", "x");
  std::filesystem::create_hard_link(folder.at("a.img"), folder.at("again.img"));
  CHECK(hold(folder.at("a.img")).place() == hold(folder.at("again.img")).place());
  CHECK_FALSE(hold(folder.at("a.img")).place() == hold(folder.at("b.img")).place());
}
