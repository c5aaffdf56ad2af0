#include "host/target/ntfs_journal.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "tests/target/journal_pages.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

JournalState state_of(const JournalPage& page) { return parse_journal(journal_start(page, page)); }

}  // namespace

TEST_CASE("a journal says whether its volume was left clean, unfinished, or in Windows' cache") {
  CHECK(state_of({}) == JournalState::unfinished);
  CHECK(state_of({.flags = 2}) == JournalState::finished);
  CHECK(state_of({.has_client = false}) == JournalState::finished);
  CHECK(state_of({.version = 2}) == JournalState::cached);
  CHECK(state_of({.version = 2, .has_client = false, .flags = 2}) == JournalState::cached);
}

TEST_CASE("of two restart pages the newer counts, and of a torn one the other") {
  const JournalPage clean{.sequence = 0x2000, .flags = 2}, begun{.sequence = 0x1000};
  CHECK(parse_journal(journal_start(clean, begun)) == JournalState::finished);
  CHECK(parse_journal(journal_start(begun, clean)) == JournalState::finished);
  auto torn = journal_start(clean, begun);
  torn[510] ^= std::byte{1};
  CHECK(parse_journal(torn) == JournalState::unfinished);
}

TEST_CASE("an emptied journal, and what is none, stands in nobody's way") {
  CHECK(parse_journal(std::vector<std::byte>(8192, std::byte{0xFF})) == JournalState::finished);
  CHECK(parse_journal({}) == JournalState::finished);
  CHECK(parse_journal(std::vector<std::byte>(100)) == JournalState::finished);
}

TEST_CASE("pages with any bytes changed are read to some answer, never beyond") {
  std::mt19937 random(20261126);
  const auto sound = journal_start({}, {});
  for (int round = 0; round < 20'000; ++round) {
    auto pages = sound;
    for (int i = 0; i < 4; ++i) pages[random() % 64] = static_cast<std::byte>(random() & 0xFF);
    (void)parse_journal(pages);
  }
}
