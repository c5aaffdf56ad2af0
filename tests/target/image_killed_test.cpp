// kill -9 in the middle of a write session: nothing stays mounted or looped, and the disk can be used at once.
#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "tests/target/bytes.hpp"
#include "tests/target/sample_image.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

// In a process of its own: starts a session, writes and syncs one file, reports and waits for its end.
[[noreturn]] void write_and_wait(const std::string& path, int report) {
  auto target = Target::open(path);
  if (!target) ::_exit(1);
  auto session = (*target)->volumes().at(1).access->begin_write({"a test"});
  if (!session) ::_exit(2);
  auto file = (*session)->open_file("written.txt", true);
  if (!file || !(*file)->write_at(0, bytes_of("safe")) || !(*file)->sync()) ::_exit(3);
  if (::write(report, "!", 1) != 1) ::_exit(4);
  for (;;) ::pause();
}

void start_and_kill(const std::string& path) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) write_and_wait(path, ends[1]);
  ::close(ends[1]);
  char reported = 0;
  const bool is_ready = ::read(ends[0], &reported, 1) == 1;
  ::close(ends[0]);
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(is_ready);
}

}  // namespace

TEST_CASE("a process killed in a write session leaves nothing behind, and what it synced is there") {
  const SampleImage image;
  const std::string mounts = output_of("grep -c fuse /proc/mounts; true");
  start_and_kill(image.path());
  {
    // Opening waits for the lock, which the dead process' helper keeps until ntfs-3g has ended.
    const auto target = image.open();
    CHECK(text_of(target->volumes().at(1).access->read_file("written.txt", 100).value()) == "safe");
    CHECK(image.ntfscat(target->volumes().at(1), "written.txt") == "safe");
    CHECK(target->volumes().at(1).access->can_write());
  }
  CHECK_FALSE(image.is_looped());
  CHECK(output_of("grep -c fuse /proc/mounts; true") == mounts);
}

TEST_CASE("while a session runs, no other process sees the volume mounted") {
  const SampleImage image;
  const std::string mounts = output_of("cat /proc/mounts");
  const auto target = image.open();
  auto session = target->volumes().at(1).access->begin_write({"a test"}).value();
  CHECK(output_of("cat /proc/mounts") == mounts);
  CHECK(image.is_looped());
  REQUIRE(session->finish());
}
