// Replaying transaction logs: what counts, what stops, and what is exact about undoing it.
#include "host/registry/replay.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "tests/registry/log_maker.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

// The states of a hive that grew and shrank, and the entries from each to the next.
struct Story {
  std::vector<Bytes> states;
  std::vector<MadeEntry> entries;

  // What lies on the disk: the first state, its write begun.
  [[nodiscard]] Bytes primary() const { return unclean(states.front()); }
  [[nodiscard]] std::span<const MadeEntry> part(std::size_t from, std::size_t to) const {
    return std::span(entries).subspan(from, to - from);
  }
  [[nodiscard]] Bytes bins(std::size_t state) const {
    return {bins_of(states[state]).begin(), bins_of(states[state]).end()};
  }
};

// Without the bins at the end that hold one free cell and nothing else.
Bytes without_free_bins(Bytes file) {
  std::size_t last = 0;
  const auto bins = bins_of(file);
  for (std::size_t at = 0; at < bins.size(); at += load_u32(bins, at + 8)) last = at;
  const std::uint32_t size = load_u32(bins, last + 8);
  if (last == 0 || load_u32(bins, last + 32) != size - 32) return file;
  file.resize(k_base_block_bytes + last);
  set_header_field(file, k_bins_bytes_field, static_cast<std::uint32_t>(last));
  return without_free_bins(std::move(file));
}

// An edit that makes the file longer or, where nothing uses its end, shorter.
Bytes next_state(const Bytes& before, std::mt19937& random, int number) {
  Hive hive = required(Hive::open(before, "STORY"));
  const Cell key = required(hive.create_path(hive.root(), "Key" + std::to_string(random() % 5)));
  const std::size_t size = random() % 3 == 0 ? 30'000 : random() % 900;
  require_done(hive.set_value(key, "v" + std::to_string(random() % 3), k_reg_binary,
                              bytes_of(std::string(size, static_cast<char>('a' + number % 26)))));
  if (random() % 2 == 0) return without_free_bins(copy_of(hive));
  require_done(hive.set_value(key, "passing", k_reg_binary, bytes_of(std::string(100'000, 'p'))));
  require_done(hive.delete_value(key, "passing"));
  return copy_of(hive);
}

Story told(unsigned seed, std::size_t count, std::uint32_t first_sequence = 1) {
  std::mt19937 random(seed);
  Story story;
  Bytes start = copy_of(Hive::create_empty("STORY", "ROOT"));
  set_sequences(start, first_sequence, first_sequence);
  story.states.push_back(start);
  for (std::size_t i = 0; i < count; ++i) {
    story.states.push_back(next_state(story.states.back(), random, static_cast<int>(i)));
    story.entries.push_back(entry_between(story.states[i], story.states[i + 1],
                                          first_sequence + static_cast<std::uint32_t>(i)));
  }
  return story;
}

Bytes replayed(const Bytes& primary, const LogFiles& logs) {
  Hive hive = required(Hive::open(primary, "STORY"));
  require_done(hive.replay(logs));
  REQUIRE(hive.state() == HiveState::clean);
  return copy_of_bins(hive);
}

std::string refusal(const Bytes& primary, const LogFiles& logs) {
  Hive hive = required(Hive::open(primary, "STORY"));
  const Bytes before = copy_of(hive);
  const Status done = hive.replay(logs);
  REQUIRE_FALSE(done);
  REQUIRE((copy_of(hive) == before));
  REQUIRE_FALSE(hive.has_changes());
  const ReplayOutlook outlook = look_at_logs(hive, logs);
  if (outlook.is_needed) CHECK_FALSE(outlook.is_possible);
  return done.error().message;
}

Bytes with_wrong_checksum(Bytes file) {
  file[508] ^= std::byte{0x55};
  return file;
}

}  // namespace

TEST_CASE("entries over two logs in either order give the last state, whatever of it the file has already") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::size_t count = 1 + random() % 8;
    const Story story = told(seed, count, seed % 3 == 0 ? 0xFFFFFFFD : seed);
    const std::size_t cut = random() % (count + 1);
    Bytes primary = story.primary();
    const Bytes last = story.bins(count);
    for (std::size_t at = 0; at < std::min(bins_of(primary).size(), last.size()); at += k_page_bytes) {
      if (random() % 3 != 0) continue;
      std::copy_n(last.begin() + static_cast<std::ptrdiff_t>(at), k_page_bytes,
                  primary.begin() + static_cast<std::ptrdiff_t>(k_base_block_bytes + at));
    }
    LogFiles logs;
    if (cut > 0) logs.log1 = new_log(primary, story.part(0, cut));
    if (cut < count) logs.log2 = new_log(primary, story.part(cut, count));
    if (random() % 2 == 0) std::swap(logs.log1, logs.log2);
    Hive hive = required(Hive::open(primary, "STORY"));
    CHECK(look_at_logs(hive, logs).entries == count);
    require_done(hive.replay(logs));
    REQUIRE((copy_of_bins(hive) == last));
    REQUIRE((copy_of_bins(hive) == replayed_plainly(primary, story.entries)));
    const BaseBlock base = required(read_base_block(hive.bytes()));
    const auto sequence = story.entries.back().sequence + 1;
    CHECK((base.is_checksum_right && base.sequence1 == sequence && base.sequence2 == sequence));
    require_done(hive.validate());
    require_done(hive.is_editable());
  }
}

TEST_CASE("a gap in the sequence, a wrong hash or a page outside of the hive ends the replay before it") {
  const Story story = told(7, 6);
  const Bytes primary = story.primary();
  for (std::size_t bad = 1; bad < 6; ++bad) {
    INFO("entry " << bad);
    auto entries = story.entries;
    SECTION("a gap " + std::to_string(bad)) { entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(bad)); }
    SECTION("a page outside " + std::to_string(bad)) {
      entries[bad].pages.emplace_back(entries[bad].bins_bytes, Bytes(k_page_bytes));
    }
    SECTION("a size that is no page " + std::to_string(bad)) { entries[bad].bins_bytes += 512; }
    SECTION("no size " + std::to_string(bad)) { entries[bad] = {entries[bad].sequence, 0, {}}; }
    if (entries.size() == 6 && entries[bad].written() == story.entries[bad].written()) continue;
    CHECK((replayed(primary, {new_log(primary, entries), {}, {}}) == story.bins(bad)));
  }
  Bytes log = new_log(primary, story.part(0, 3));
  append(log, [&] {
    Bytes torn = story.entries[3].written();
    torn[torn.size() / 2] ^= std::byte{1};
    return torn;
  }());
  append(log, story.entries[4].written());
  CHECK((replayed(primary, {log, {}, {}}) == story.bins(3)));
  CHECK((replayed(primary, {log, new_log(primary, story.part(3, 6)), {}}) == story.bins(6)));
  CHECK((replayed(primary, {new_log(primary, story.part(4, 6)), log, {}}) == story.bins(3)));
}

TEST_CASE("entries that an older write left behind the new ones are ignored") {
  const Story older = told(3, 3, 10);
  const Story story = told(4, 3, 20);
  const Bytes primary = story.primary();
  Bytes log = new_log(primary, story.entries);
  for (const MadeEntry& entry : older.entries) append(log, entry.written());
  CHECK((replayed(primary, {log, {}, {}}) == story.bins(3)));
  CHECK((replayed(primary, {log, new_log(primary, older.entries), {}}) == story.bins(3)));
  CHECK(refusal(primary, {{}, new_log(primary, older.entries), {}}).find("older") != std::string::npos);
}

TEST_CASE("of a header with a wrong checksum only the later log counts") {
  const Story story = told(5, 6);
  const Bytes primary = story.primary();
  const LogFiles logs{new_log(primary, story.part(0, 4)), new_log(primary, story.part(4, 6)), {}};
  const Bytes bad = with_wrong_checksum(primary);
  CHECK((replayed(bad, logs) == replayed_plainly(primary, story.part(4, 6))));
  CHECK((replayed(bad, {logs.log2, logs.log1, {}}) == replayed_plainly(primary, story.part(4, 6))));
}

TEST_CASE("a hive whose header is lost has that of the log after the replay, and is edited then") {
  const Story story = told(6, 3);
  Bytes primary = story.primary();
  const LogFiles logs{new_log(primary, story.entries), {}, {}};
  std::fill_n(primary.begin(), k_base_sector_bytes, std::byte{});
  Hive hive = required(Hive::open(primary, "STORY"));
  CHECK_FALSE(hive.is_editable());
  require_done(hive.replay(logs));
  CHECK((copy_of_bins(hive) == story.bins(3)));
  require_done(hive.is_editable());
  hive.undo();
  CHECK_FALSE(hive.is_editable());
  CHECK((copy_of(hive) == primary));
}

TEST_CASE("what the logs will leave can be checked ahead: after the replay it is known without a walk") {
  const DamagingLog cut;
  const LogFiles logs{cut.log, {}, {}};
  Hive hive = required(Hive::open(cut.primary, "CUT"));
  const auto says_damaged = [&] {
    const Status editable = hive.looks_editable();
    return !editable && editable.error().message.find("damaged") != std::string::npos;
  };
  SECTION("checked") {
    hive.check_ahead_of_replay(logs);
    CHECK_FALSE(says_damaged());
    require_done(hive.replay(logs));
    CHECK(says_damaged());
    hive.undo();
    CHECK_FALSE(says_damaged());
    hive.redo();
    CHECK(says_damaged());
  }
  SECTION("not checked") {
    require_done(hive.replay(logs));
    require_done(hive.looks_editable());
    CHECK_FALSE(hive.is_editable());
  }
}

TEST_CASE("logs that hold nothing of use change nothing") {
  const Story story = told(8, 2);
  const Bytes primary = story.primary();
  const Bytes garbage(5000, std::byte{0xEE});
  const Bytes zero(5000, std::byte{0});
  const Bytes good = new_log(primary, story.entries);
  const Bytes header_only(good.begin(), good.begin() + 512);
  Bytes cut_header = good;
  cut_header[4] ^= std::byte{1};
  CHECK_FALSE(refusal(primary, {}).empty());
  for (const Bytes& log : {garbage, zero, header_only, cut_header, Bytes(511, std::byte{1})}) {
    CHECK_FALSE(refusal(primary, {log, {}, {}}).empty());
    CHECK_FALSE(refusal(primary, {{}, log, log}).empty());
    CHECK((replayed(primary, {log, good, {}}) == story.bins(2)));
    CHECK((replayed(primary, {good, log, {}}) == story.bins(2)));
  }
}

TEST_CASE("a clean hive ignores its logs") {
  const Story story = told(9, 2);
  const LogFiles logs{new_log(story.states[0], story.entries), {}, {}};
  CHECK_FALSE(refusal(story.states[0], logs).empty());
  CHECK_FALSE(look_at_logs(required(Hive::open(story.states[0], "STORY")), logs).is_needed);
}

TEST_CASE("logs that lead to no root key are refused") {
  const Story story = told(10, 1);
  MadeEntry entry = story.entries[0];
  entry.pages = {{0, Bytes(k_page_bytes)}};
  CHECK(refusal(story.primary(), {new_log(story.primary(), std::span(&entry, 1)), {}, {}}).find("root") !=
        std::string::npos);
  CHECK_FALSE(refusal(with_wrong_checksum(story.primary()),
                      {new_log(story.primary(), std::span(&entry, 1)), {}, {}}).empty());
}

TEST_CASE("a replay is one step: undone and done again to the byte, as often as one likes") {
  for (unsigned seed = 20; seed < 40; ++seed) {
    INFO("seed " << seed);
    const Story story = told(seed, 5);
    Bytes primary = story.primary();
    if (seed % 4 == 0) primary = with_wrong_checksum(primary);
    if (seed % 4 == 1) primary.resize(primary.size() + 700, std::byte{0x77});
    const LogFiles logs{new_log(story.primary(), story.entries), {}, {}};
    Hive hive = required(Hive::open(primary, "STORY"));
    const HiveState state = hive.state();
    const Bytes before = copy_of(hive);
    for (int round = 0; round < 3; ++round) {
      require_done(hive.replay(logs));
      const Bytes after = copy_of(hive);
      REQUIRE((copy_of_bins(hive) == story.bins(5)));
      REQUIRE(hive.has_changes());
      hive.undo();
      REQUIRE((copy_of(hive) == before));
      REQUIRE(hive.state() == state);
      REQUIRE_FALSE(hive.has_changes());
      REQUIRE_FALSE(hive.is_editable());
      hive.redo();
      REQUIRE((copy_of(hive) == after));
      REQUIRE(hive.state() == HiveState::clean);
      REQUIRE(hive.has_changes());
      hive.undo();
    }
  }
}

TEST_CASE("a replay that makes the hive shorter leaves nothing to write when it is undone") {
  Hive large = Hive::create_empty("STORY", "ROOT");
  const Bytes small = copy_of(large);
  require_done(large.set_value(large.root(), "v", k_reg_binary, bytes_of(std::string(50'000, 'v'))));
  const Bytes primary = unclean(copy_of(large));
  MadeEntry entry = entry_between(copy_of(large), small, 1);
  Hive hive = required(Hive::open(primary, "STORY"));
  require_done(hive.replay({new_log(primary, std::span(&entry, 1)), {}, {}}));
  CHECK((copy_of_bins(hive) == Bytes(bins_of(small).begin(), bins_of(small).end())));
  hive.undo();
  CHECK((copy_of(hive) == primary));
  CHECK_FALSE(hive.has_changes());
}

TEST_CASE("a hive cut short stays one when its replay is undone") {
  const Story story = told(12, 6);
  Bytes primary = story.states[6];
  set_sequences(primary, 2, 1);
  primary.resize(k_base_block_bytes + k_page_bytes);
  Hive hive = required(Hive::open(primary, "STORY"));
  require_done(hive.replay({new_log(primary, story.entries), {}, {}}));
  require_done(hive.is_editable());
  hive.undo();
  hive.accept_as_it_is(9);
  CHECK(hive.is_editable().error().message.find("cut short") != std::string::npos);
}

TEST_CASE("an old log counts when it is of the write that was cut, and only then") {
  const Story story = told(13, 1);
  const Bytes primary = story.primary();
  const Bytes good = old_log(primary, story.entries[0]);
  const LogFiles both[] = {{good, {}, {}}, {{}, good, {}}, {{}, {}, good}};
  for (const LogFiles& logs : both) {
    CHECK((replayed(primary, logs) == story.bins(1)));
    CHECK((replayed(with_wrong_checksum(primary), logs) == story.bins(1)));
  }
  Bytes other = primary;
  set_last_written(other, 77);
  CHECK(refusal(primary, {old_log(other, story.entries[0]), {}, {}}).find("another write") != std::string::npos);
  CHECK((replayed(primary, {old_log(other, story.entries[0]), good, {}}) == story.bins(1)));
  CHECK_FALSE(refusal(primary, {Bytes(good.begin(), good.end() - 1), {}, {}}).empty());
  Bytes odd = good;
  set_bins_bytes(odd, load_u32(odd, k_bins_bytes_field) - 512);
  CHECK(refusal(primary, {odd, {}, {}}).find("size") != std::string::npos);
}

TEST_CASE("a log that makes the hive far larger than its pages could is refused") {
  const Story story = told(16, 1);
  MadeEntry entry = story.entries[0];
  entry.bins_bytes = 0x7F000000;
  CHECK(refusal(story.primary(), {new_log(story.primary(), std::span(&entry, 1)), {}, {}}).find("size") !=
        std::string::npos);
}

TEST_CASE("where logs of both kinds lie, those written last count") {
  const Story story = told(14, 2, 30);
  const Bytes primary = story.primary();
  MadeEntry later = story.entries[0];
  later.sequence = 31;
  MadeEntry earlier = later;
  earlier.sequence = 20;
  const Bytes stale = new_log(primary, std::span(&earlier, 1));
  CHECK((replayed(primary, {old_log(primary, later), stale, {}}) == story.bins(1)));
  CHECK((replayed(primary, {new_log(primary, story.entries), old_log(primary, earlier), {}}) == story.bins(2)));
}

TEST_CASE("the next sequence number is above all that logs and header hold, also where they wrap") {
  const Story story = told(15, 4, 0xFFFFFFFE);
  const Hive hive = required(Hive::open(story.primary(), "STORY"));
  CHECK(look_at_logs(hive, {}).next_sequence == 0xFFFFFFFF);
  CHECK(look_at_logs(hive, {new_log(story.primary(), story.part(0, 2)), {}, {}}).next_sequence == 1);
  CHECK(look_at_logs(hive, {new_log(story.primary(), story.part(0, 2)),
                            new_log(story.primary(), story.part(2, 4)), {}}).next_sequence == 3);
  Bytes wrapped = story.states[0];
  set_sequences(wrapped, 0, 0xFFFFFFFF);
  CHECK(look_at_logs(required(Hive::open(wrapped, "STORY")), {}).next_sequence == 0);
}
