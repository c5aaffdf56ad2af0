#include "host/registry/commit.hpp"

#include <catch2/catch.hpp>

#include "tests/registry/after_cut.hpp"
#include "tests/registry/hive_text.hpp"
#include "tests/registry/memory_file.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

// A hive on a disk, with a log that an earlier Windows left behind.
struct Disk {
  Faults faults;
  MemoryFile primary;
  MemoryFile log1;

  explicit Disk(std::vector<std::byte> hive)
      : primary(std::move(hive), faults), log1(std::vector<std::byte>(3000, std::byte{0xEE}), faults) {}
};

std::vector<std::byte> start_bytes() {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (int i = 0; i < 40; ++i) {
    const Cell key = required(hive.create_path(hive.root(), "Set\\Key" + std::to_string(i)));
    require_done(hive.set_value(key, "data", k_reg_binary, bytes_of(std::string(700, 'o'))));
  }
  return copy_of(hive);
}

// Touches several pages and makes the file longer.
void edit(Hive& hive) {
  for (int i = 0; i < 40; i += 3) {
    const Cell key = required(hive.find_key(hive.root(), "Set\\Key" + std::to_string(i)));
    require_done(hive.set_value(key, "data", k_reg_binary, bytes_of(std::string(650, 'n'))));
  }
  require_done(hive.set_value(hive.root(), "large", k_reg_binary, bytes_of(std::string(40'000, 'L'))));
}

std::string text_after_cut(const Disk& disk) {
  const Hive hive = required(open_after_cut(disk.primary.bytes(), disk.log1.bytes(), "SYSTEM"));
  require_done(hive.validate());
  return text_of(hive);
}

}  // namespace

TEST_CASE("a commit puts memory's bytes into the file and raises its sequence numbers") {
  const LogFormat format = GENERATE(LogFormat::hvle, LogFormat::dirt);
  Disk disk(start_bytes());
  Hive hive = required(Hive::open(disk.primary.bytes(), "SYSTEM"));
  for (int round = 0; round < 3; ++round) {
    require_done(hive.set_value(hive.root(), "round", k_reg_dword, bytes_of(std::string(4, static_cast<char>(round)))));
    if (round == 1) edit(hive);
    CHECK(hive.has_changes());
    require_done(commit(hive, disk.primary, disk.log1, format));
    CHECK_FALSE(hive.has_changes());
    CHECK(disk.primary.bytes() == copy_of(hive));
    CHECK(disk.primary.bytes()[4] == std::byte(2 + round));
    CHECK(disk.primary.bytes()[8] == std::byte(2 + round));
  }
}

TEST_CASE("a commit without changes writes nothing") {
  Disk disk(start_bytes());
  Hive hive = required(Hive::open(disk.primary.bytes(), "SYSTEM"));
  require_done(commit(hive, disk.primary, disk.log1, LogFormat::hvle));
  CHECK(disk.faults.done == 0);
}

TEST_CASE("a commit cut at any step leaves the old or the new hive") {
  const LogFormat format = GENERATE(LogFormat::hvle, LogFormat::dirt);
  const std::size_t torn = GENERATE(0u, 512u, 2048u, 10'240u, 200u);
  const auto start = start_bytes();
  const std::string old_text = text_of(required(Hive::open(start, "SYSTEM")));
  bool was_old = false;
  bool was_new = false;
  for (int cut = 0;; ++cut) {
    INFO("format " << static_cast<int>(format) << " torn " << torn << " cut " << cut);
    Disk disk(start);
    disk.faults.fails_at = cut;
    disk.faults.stays_dead = true;
    disk.faults.torn_bytes = torn;
    Hive hive = required(Hive::open(start, "SYSTEM"));
    edit(hive);
    const Status done = commit(hive, disk.primary, disk.log1, format);
    const std::string after = text_after_cut(disk);
    const bool is_old = after == old_text;
    const bool is_new = after == text_of(hive);
    REQUIRE((is_old || is_new));
    was_old = was_old || is_old;
    was_new = was_new || is_new;
    if (done) {
      REQUIRE(is_new);
      REQUIRE(cut > 8);
      break;
    }
    CHECK(done.error().kind == ErrorKind::io);
    CHECK(hive.has_changes());
  }
  CHECK(was_old);
  CHECK(was_new);
}

TEST_CASE("a commit that failed at any step can be made again, with more edits or without") {
  const bool has_more = GENERATE(false, true);
  const std::size_t torn = GENERATE(0u, 200u, 5000u);
  const auto start = start_bytes();
  for (int failing = 0;; ++failing) {
    INFO("more " << has_more << " torn " << torn << " failing " << failing);
    Disk disk(start);
    disk.faults.fails_at = failing;
    disk.faults.torn_bytes = torn;
    Hive hive = required(Hive::open(start, "SYSTEM"));
    edit(hive);
    if (commit(hive, disk.primary, disk.log1, LogFormat::hvle)) break;
    if (has_more) required(hive.create_path(hive.root(), "More\\of\\it"));
    require_done(commit(hive, disk.primary, disk.log1, LogFormat::hvle));
    REQUIRE_FALSE(hive.has_changes());
    REQUIRE(disk.primary.bytes() == copy_of(hive));
    REQUIRE(required(Hive::open(disk.primary.bytes(), "SYSTEM")).state() == HiveState::clean);
  }
}

TEST_CASE("a second try cut at any step leaves the hive before, of the first try or the newest") {
  const auto start = start_bytes();
  const std::string old_text = text_of(required(Hive::open(start, "SYSTEM")));
  bool is_finished = false;
  for (int first = 0; first < 14; ++first) {
    for (int second = 0; second < 30; ++second) {
      INFO("first " << first << " second " << second);
      Disk disk(start);
      disk.faults.fails_at = first;
      disk.faults.torn_bytes = 1536;
      Hive hive = required(Hive::open(start, "SYSTEM"));
      edit(hive);
      if (commit(hive, disk.primary, disk.log1, LogFormat::hvle)) continue;
      const std::string first_text = text_of(hive);
      required(hive.create_path(hive.root(), "More\\of\\it"));
      disk.faults.done = 0;
      disk.faults.fails_at = second;
      disk.faults.stays_dead = true;
      is_finished = commit(hive, disk.primary, disk.log1, LogFormat::hvle).has_value() || is_finished;
      const std::string after = text_after_cut(disk);
      REQUIRE((after == old_text || after == first_text || after == text_of(hive)));
    }
  }
  CHECK(is_finished);
}

TEST_CASE("a file that another program changed is refused and stays as it is") {
  const auto start = start_bytes();
  Disk disk(start);
  Hive hive = required(Hive::open(start, "SYSTEM"));
  require_done(hive.set_value(hive.root(), "v", k_reg_dword, bytes_of("abcd")));
  SECTION("its header") { disk.primary.bytes()[4] = std::byte{9}; }
  SECTION("a page") { disk.primary.bytes()[disk.primary.bytes().size() - 5000] ^= std::byte{1}; }
  SECTION("its length") { disk.primary.bytes().resize(start.size() + 4096); }
  SECTION("cut short") { disk.primary.bytes().resize(start.size() - 4096); }
  const auto before = disk.primary.bytes();
  const Status done = commit(hive, disk.primary, disk.log1, LogFormat::hvle);
  REQUIRE_FALSE(done);
  CHECK(done.error().kind == ErrorKind::refused);
  CHECK(done.error().message.find("SYSTEM") != std::string::npos);
  CHECK(disk.primary.bytes() == before);
  CHECK(disk.faults.done == 0);
}

TEST_CASE("a cut hive whose log is missing or foreign is refused") {
  const auto start = start_bytes();
  Disk disk(start);
  disk.faults.fails_at = 7;
  disk.faults.stays_dead = true;
  Hive hive = required(Hive::open(start, "SYSTEM"));
  edit(hive);
  REQUIRE_FALSE(commit(hive, disk.primary, disk.log1, LogFormat::hvle));
  REQUIRE(required(Hive::open(disk.primary.bytes(), "SYSTEM")).state() == HiveState::unclean);
  CHECK_FALSE(open_after_cut(disk.primary.bytes(), {}, "SYSTEM"));
  auto broken = disk.log1.bytes();
  broken[600] ^= std::byte{1};
  CHECK_FALSE(open_after_cut(disk.primary.bytes(), broken, "SYSTEM"));
}
