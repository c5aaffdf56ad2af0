#include "host/registry/hive_memory.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <random>

#include "host/base/unique_fd.hpp"
#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

using Bytes = std::vector<std::byte>;

Bytes pattern(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7 + i / 251);
  return bytes;
}

HiveMemory memory_of(std::size_t size) { return required(HiveMemory::copy_of(pattern(size))); }

UniqueFd file_of(const Bytes& bytes) {
  UniqueFd fd(::memfd_create("sample", MFD_CLOEXEC));
  REQUIRE(::write(fd.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  return fd;
}

bool holds(const HiveMemory& memory, const Bytes& bytes) { return std::ranges::equal(memory.bytes(), bytes); }

}  // namespace

TEST_CASE("a snapshot does not see later changes, nor the original those of the snapshot") {
  HiveMemory memory = memory_of(50'000);
  memory.change(9000, 1)[0] = std::byte{1};
  HiveMemory snapshot = required(memory.snapshot());
  const Bytes before(memory.bytes().begin(), memory.bytes().end());
  CHECK(holds(snapshot, before));
  memory.change(9000, 1)[0] = std::byte{2};
  memory.change(0, 1)[0] = std::byte{3};
  CHECK(holds(snapshot, before));
  const Bytes changed(memory.bytes().begin(), memory.bytes().end());
  snapshot.change(20'000, 1)[0] = std::byte{4};
  CHECK(holds(memory, changed));
  HiveMemory second = required(snapshot.snapshot());
  snapshot.change(20'000, 1)[0] = std::byte{5};
  CHECK(second.bytes()[20'000] == std::byte{4});
  CHECK(second.bytes()[9000] == std::byte{1});
}

TEST_CASE("a snapshot outlives its original") {
  auto memory = std::make_unique<HiveMemory>(memory_of(10'000));
  memory->change(5000, 1)[0] = std::byte{9};
  const HiveMemory snapshot = required(memory->snapshot());
  Bytes expected = pattern(10'000);
  expected[5000] = std::byte{9};
  memory.reset();
  CHECK(holds(snapshot, expected));
}

TEST_CASE("memory that grew or shrank is snapshot as it is, and new bytes are zero") {
  std::mt19937 random(11);
  for (const std::size_t start : std::initializer_list<std::size_t>{0, 1, 4096, 4097, 70'000}) {
    HiveMemory memory = memory_of(start);
    Bytes model = pattern(start);
    std::vector<std::pair<HiveMemory, Bytes>> snapshots;
    for (int round = 0; round < 60; ++round) {
      const std::size_t size = random() % 100'000;
      require_done(memory.resize(size));
      model.resize(size);
      for (int i = 0; i < 5 && size > 0; ++i) {
        const std::size_t at = random() % size;
        model[at] = memory.change(at, 1)[0] = static_cast<std::byte>(random());
      }
      REQUIRE(holds(memory, model));
      if (round % 7 == 0) snapshots.emplace_back(required(memory.snapshot()), model);
    }
    for (const auto& [snapshot, bytes] : snapshots) REQUIRE(holds(snapshot, bytes));
  }
}

TEST_CASE("more than 2 GiB are refused, and what was there stays") {
  HiveMemory memory = memory_of(5000);
  CHECK_FALSE(memory.resize((std::size_t{1} << 31) + 1));
  CHECK(holds(memory, pattern(5000)));
}

TEST_CASE("addresses stay the same when memory grows") {
  HiveMemory memory = memory_of(5000);
  const std::byte* const start = memory.bytes().data();
  require_done(memory.resize(90'000'000));
  CHECK(memory.bytes().data() == start);
}

TEST_CASE("a file of any length is read from its start, wherever its position is") {
  for (const std::size_t size : std::initializer_list<std::size_t>{0, 1, 4095, 4096, 3'000'001}) {
    INFO(size);
    const Bytes bytes = pattern(size);
    const UniqueFd fd = file_of(bytes);
    const HiveMemory memory = required(HiveMemory::read(fd.get(), size));
    CHECK(holds(memory, bytes));
  }
}

TEST_CASE("a file is read once: what happens to it afterwards does not matter") {
  const UniqueFd fd = file_of(pattern(20'000));
  const HiveMemory memory = required(HiveMemory::read(fd.get(), 20'000));
  REQUIRE(::ftruncate(fd.get(), 0) == 0);
  CHECK(holds(memory, pattern(20'000)));
}

TEST_CASE("who watches a read is told how far it is, piece by piece") {
  constexpr std::size_t k_size = std::size_t{9} << 20;
  const UniqueFd fd = file_of(pattern(k_size));
  std::vector<float> told;
  const HiveMemory memory = required(HiveMemory::read(fd.get(), k_size, [&](float fraction) {
    told.push_back(fraction);
    return true;
  }));
  REQUIRE(told.size() >= 3);
  CHECK(std::ranges::is_sorted(told));
  CHECK(told.front() == 0);
  CHECK(told.back() < 1);
  CHECK(holds(memory, pattern(k_size)));
}

TEST_CASE("a read that nobody wants any more ends at its next piece") {
  const UniqueFd fd = file_of(pattern(std::size_t{20} << 20));
  int pieces = 0;
  const auto memory = HiveMemory::read(fd.get(), std::size_t{20} << 20, [&](float) { return ++pieces < 2; });
  CHECK(memory.error().kind == ErrorKind::refused);
  CHECK(pieces == 2);
}

TEST_CASE("a file that is too large is refused, and what cannot be read is an error") {
  const UniqueFd fd = file_of(pattern(5000));
  CHECK(HiveMemory::read(fd.get(), 4999).error().kind == ErrorKind::refused);
  const UniqueFd folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  CHECK(HiveMemory::read(folder.get(), 1 << 20).error().kind == ErrorKind::io);
  CHECK(HiveMemory::read(-1, 1 << 20).error().kind == ErrorKind::io);
}
