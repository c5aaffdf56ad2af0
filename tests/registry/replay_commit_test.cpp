// A hive replayed or accepted as it is, edited, and committed with the power cut at every step: what is then found,
// the file with both logs as they lie there, is one of the states that may be, never anything else.
#include <catch2/catch.hpp>

#include "host/registry/commit.hpp"
#include "tests/registry/after_cut.hpp"
#include "tests/registry/log_maker.hpp"
#include "tests/registry/memory_file.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

struct Disk {
  Faults faults;
  MemoryFile primary;
  MemoryFile log1;
  Bytes log2;

  Disk(Bytes hive, const LogFiles& logs) : primary(std::move(hive), faults), log1(logs.log1, faults), log2(logs.log2) {}
  [[nodiscard]] LogFiles logs() const { return {log1.bytes(), log2, {}}; }
};

struct Crash {
  Bytes primary;
  LogFiles logs;
  LogFormat format = LogFormat::hvle;
};

std::vector<Bytes> states() {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  std::vector<Bytes> all;
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 12; ++j) {
      const Cell key = required(hive.create_path(hive.root(), "Set\\Key" + std::to_string(j)));
      require_done(hive.set_value(key, "data", k_reg_binary, bytes_of(std::string(900, static_cast<char>('a' + i)))));
    }
    if (i == 2) require_done(hive.set_value(hive.root(), "large", k_reg_binary, bytes_of(std::string(30'000, 'l'))));
    all.push_back(copy_of(hive));
  }
  return all;
}

// A hive with entries 1 to 4 in its logs; the file has some pages of the last state already.
Crash new_format_crash(std::size_t in_log1, std::size_t in_log2, bool is_log2_first) {
  const auto all = states();
  std::vector<MadeEntry> entries;
  for (std::uint32_t i = 0; i + 1 < all.size(); ++i) entries.push_back(entry_between(all[i], all[i + 1], i + 1));
  Crash crash{unclean(all[0]), {}};
  std::copy_n(all[4].begin() + 3 * k_page_bytes, k_page_bytes, crash.primary.begin() + 3 * k_page_bytes);
  const auto first = std::span(entries).first(is_log2_first ? in_log2 : in_log1);
  const auto rest = std::span(entries).subspan(first.size());
  if (!first.empty()) (is_log2_first ? crash.logs.log2 : crash.logs.log1) = new_log(crash.primary, first);
  if (!rest.empty()) (is_log2_first ? crash.logs.log1 : crash.logs.log2) = new_log(crash.primary, rest);
  return crash;
}

Crash old_format_crash() {
  const auto all = states();
  Crash crash{unclean(all[0]), {}, LogFormat::dirt};
  MadeEntry entry = entry_between(all[0], all[4], 2);
  crash.logs.log1 = old_log(crash.primary, entry);
  return crash;
}

void edit(Hive& hive, const std::string& tag) {
  required(hive.create_path(hive.root(), "Edited\\" + tag));
  require_done(hive.set_value(hive.root(), "large", k_reg_binary, bytes_of(std::string(20'000, tag[0]))));
  require_done(hive.set_value(hive.root(), tag, k_reg_binary, bytes_of(std::string(50'000, 'E'))));
}

// How the next program finds the hive: as it is when that is clean, else replayed; "" when its logs do not fit.
std::string text_found(const Disk& disk) {
  Hive hive = required(Hive::open(disk.primary.bytes(), "SYSTEM"));
  if (hive.state() != HiveState::clean && !hive.replay(disk.logs())) return {};
  require_done(hive.validate());
  return text_of(hive);
}

}  // namespace

TEST_CASE("a replayed and edited hive, cut at any step of its commit, is replayed to one of both states") {
  const Crash crash = GENERATE(values({new_format_crash(4, 0, false), new_format_crash(0, 4, true),
                                       new_format_crash(2, 2, false), new_format_crash(2, 2, true),
                                       old_format_crash()}));
  const std::size_t torn = GENERATE(0u, 512u, 200u, 5000u, 30'000u);
  bool was_replayed = false;
  bool was_new = false;
  for (int cut = 0;; ++cut) {
    INFO("log1 " << crash.logs.log1.size() << " log2 " << crash.logs.log2.size() << " torn " << torn << " cut " << cut);
    Disk disk(crash.primary, crash.logs);
    Hive hive = required(Hive::open(crash.primary, "SYSTEM"));
    require_done(hive.replay(disk.logs()));
    const std::string replayed_text = text_of(hive);
    edit(hive, "new");
    disk.faults = {cut, true, torn, 0};
    const Status done = commit(hive, disk.primary, disk.log1, crash.format);
    const std::string found = text_found(disk);
    const bool is_new = found == text_of(hive);
    REQUIRE((found == replayed_text || is_new));
    was_replayed = was_replayed || found == replayed_text;
    was_new = was_new || is_new;
    if (!done) continue;
    REQUIRE(is_new);
    CHECK_FALSE(hive.has_changes());
    break;
  }
  CHECK(was_replayed);
  CHECK(was_new);
}

TEST_CASE("a commit of a replay that failed at any step is made again, with edits taken back in between or more") {
  const bool is_undone = GENERATE(false, true);
  const Crash crash = GENERATE(values({new_format_crash(2, 2, true), old_format_crash()}));
  for (int failing = 0;; ++failing) {
    INFO("undone " << is_undone << " failing " << failing);
    Disk disk(crash.primary, crash.logs);
    Hive hive = required(Hive::open(crash.primary, "SYSTEM"));
    require_done(hive.replay(disk.logs()));
    edit(hive, "new");
    disk.faults = {failing, false, 3000, 0};
    if (commit(hive, disk.primary, disk.log1, crash.format)) break;
    if (is_undone) {
      for (int i = 0; i < 3; ++i) hive.undo();
    } else {
      edit(hive, "more");
    }
    REQUIRE(hive.state() == HiveState::clean);
    require_done(commit(hive, disk.primary, disk.log1, crash.format));
    REQUIRE_FALSE(hive.has_changes());
    const Hive found = required(Hive::open(disk.primary.bytes(), "SYSTEM"));
    REQUIRE(found.state() == HiveState::clean);
    REQUIRE((copy_of_bins(found) == copy_of_bins(hive)));
    if (is_undone) hive.redo();
    edit(hive, "third");
    require_done(commit(hive, disk.primary, disk.log1, crash.format));
    REQUIRE((copy_of_bins(required(Hive::open(disk.primary.bytes(), "SYSTEM"))) == copy_of_bins(hive)));
  }
}

TEST_CASE("a replay without edits is committed, and cannot be undone from then on") {
  const Crash crash = new_format_crash(2, 2, false);
  Disk disk(crash.primary, crash.logs);
  Hive hive = required(Hive::open(crash.primary, "SYSTEM"));
  require_done(hive.replay(disk.logs()));
  CHECK(hive.can_undo());
  require_done(commit(hive, disk.primary, disk.log1, LogFormat::hvle));
  CHECK_FALSE(hive.can_undo());
  CHECK_FALSE(hive.has_changes());
  CHECK((disk.primary.bytes() == copy_of(hive)));
  CHECK((disk.log1.bytes() == crash.logs.log1));
}

TEST_CASE("edits after a replay that were undone are done again after its commit") {
  const Crash crash = new_format_crash(4, 0, false);
  Disk disk(crash.primary, crash.logs);
  Hive hive = required(Hive::open(crash.primary, "SYSTEM"));
  require_done(hive.replay(disk.logs()));
  required(hive.create_key(hive.root(), "edit"));
  const Bytes edited = copy_of_bins(hive);
  hive.undo();
  require_done(commit(hive, disk.primary, disk.log1, LogFormat::hvle));
  REQUIRE(hive.can_redo());
  hive.redo();
  CHECK((copy_of_bins(hive) == edited));
  require_done(hive.validate());
}

TEST_CASE("an accepted hive, cut at any step of its commit, is found as it was accepted or as it was edited") {
  const auto all = states();
  const Bytes garbage(3000, std::byte{0xEE});
  MadeEntry stale = entry_between(all[0], all[1], 1);
  Bytes primary = all[3];
  set_sequences(primary, 41, 40);
  Bytes torn_header = primary;
  torn_header[508] ^= std::byte{1};
  const Bytes stale_log = new_log(primary, std::span(&stale, 1));
  const Crash crash = GENERATE_COPY(values({Crash{primary, {}}, Crash{primary, {garbage, garbage, {}}},
                                            Crash{primary, {stale_log, {}, {}}}, Crash{primary, {{}, stale_log, {}}},
                                            Crash{primary, {garbage, stale_log, {}}, LogFormat::dirt},
                                            Crash{torn_header, {garbage, {}, {}}}}));
  const std::size_t torn = GENERATE(0u, 512u, 200u, 5000u);
  for (int cut = 0;; ++cut) {
    INFO("log1 " << crash.logs.log1.size() << " log2 " << crash.logs.log2.size() << " torn " << torn << " cut " << cut);
    Disk disk(crash.primary, crash.logs);
    Hive hive = required(Hive::open(crash.primary, "SYSTEM"));
    const ReplayOutlook outlook = look_at_logs(hive, disk.logs());
    REQUIRE((outlook.is_needed && !outlook.is_possible));
    hive.accept_as_it_is(outlook.next_sequence);
    const Bytes accepted = copy_of_bins(hive);
    edit(hive, "new");
    disk.faults = {cut, true, torn, 0};
    const Status done = commit(hive, disk.primary, disk.log1, crash.format);
    const std::string found = text_found(disk);
    const bool is_old = found.empty() && std::ranges::equal(bins_of(crash.primary), accepted) &&
                        std::equal(accepted.begin(), accepted.end(), disk.primary.bytes().begin() + k_base_block_bytes);
    REQUIRE((is_old || found == text_of(hive)));
    if (!done) continue;
    REQUIRE(required(Hive::open(disk.primary.bytes(), "SYSTEM")).state() == HiveState::clean);
    REQUIRE(found == text_of(hive));
    break;
  }
}
