#include <catch2/catch.hpp>

#include "host/registry/dirty_vector.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/log_entry.hpp"
#include "host/registry/marvin32.hpp"

using namespace lifeboat::registry;

namespace {

std::vector<std::byte> page_of(unsigned char fill) { return std::vector<std::byte>(4096, std::byte{fill}); }

}  // namespace

TEST_CASE("Marvin32 gives the published test values") {
  // From the test vectors of the algorithm's authors, seed 0x004fb61a001bdbcc.
  const std::uint64_t seed = 0x004fb61a001bdbcc;
  const auto hash = [&](std::initializer_list<int> values) {
    std::vector<std::byte> bytes;
    for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
    return marvin32(bytes, seed);
  };
  CHECK(hash({}) == 0x30ED35C100CD3C7D);
  CHECK(hash({0xAF}) == 0x48E73FC77D75DDC1);
  CHECK(hash({0xE7, 0x0F}) == 0xB5F6E1FC485DBFF8);
  CHECK(hash({0x37, 0xF4, 0x95}) == 0xF0B07C789B8CF7E8);
  CHECK(hash({0x86, 0x42, 0xDC, 0x59}) == 0x7008F2E87E9CF556);
}

TEST_CASE("a log entry comes back as it was written") {
  const auto first = page_of(1);
  const auto second = page_of(2);
  const auto bytes = write_log_entry({0, 1, 77, 0x9000, {{0, first}, {0x8000, second}}});
  CHECK(bytes.size() % k_log_sector_bytes == 0);
  const auto entry = read_log_entry(bytes);
  REQUIRE(entry);
  CHECK(entry->sequence == 77);
  CHECK(entry->flags == 1);
  REQUIRE(entry->runs.size() == 2);
  CHECK(entry->runs[1].offset == 0x8000);
  CHECK(std::ranges::equal(entry->runs[1].bytes, second));
}

TEST_CASE("a log entry with any byte changed is refused") {
  const auto page = page_of(3);
  const auto good = write_log_entry({0, 0, 5, 0x1000, {{0, page}}});
  for (std::size_t at = 0; at < good.size(); at += 7) {
    auto bad = good;
    bad[at] ^= std::byte{0x10};
    INFO(at);
    CHECK_FALSE(read_log_entry(bad));
  }
  for (std::size_t length = 0; length < good.size(); length += 100) {
    CHECK_FALSE(read_log_entry(std::span(good).first(length)));
  }
}

TEST_CASE("a page outside of the hive is refused although the hashes are right") {
  const auto page = page_of(4);
  CHECK_FALSE(read_log_entry(write_log_entry({0, 0, 5, 0x1000, {{0x1000, page}}})));
  CHECK_FALSE(read_log_entry(write_log_entry({0, 0, 5, 0x1001, {{0, page}}})));
}

TEST_CASE("the pages of an old log come back as they were written") {
  const auto first = page_of(5);
  const auto second = page_of(6);
  const auto bytes = write_dirty_vector(0x5000, {{0x1000, first}, {0x4000, second}});
  CHECK(bytes.size() == 512 + 2 * 4096);
  const auto runs = read_dirty_vector(bytes, 0x5000);
  REQUIRE(runs);
  REQUIRE(runs->size() == 16);
  CHECK((*runs)[0].offset == 0x1000);
  CHECK((*runs)[15].offset == 0x4E00);
  CHECK_FALSE(read_dirty_vector(std::span(bytes).first(bytes.size() - 1), 0x5000));
}
