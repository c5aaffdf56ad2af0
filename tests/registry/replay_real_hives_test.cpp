// Real hives that crashed or were damaged: what Windows itself made of their logs is the judge where there is such a
// file, else counts that were looked at by hand. Part of the program of real_hives_test.cpp.
#include <catch2/catch.hpp>

#include <map>

#include "host/registry/commit.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_walk.hpp"
#include "host/registry/replay.hpp"
#include "tests/registry/memory_file.hpp"
#include "tests/registry/oracle.hpp"
#include "tests/registry/sample_hives.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

LogFiles logs_of(const std::string& name) { return {sample(name + ".LOG1"), sample(name + ".LOG2"), {}}; }

Hive replayed(const std::string& name) {
  Hive hive = open_sample(name);
  require_done(hive.replay(logs_of(name)));
  return hive;
}

// Keys and values by path; a value with its type and data. A key's time is no part of it.
class Items : public HiveVisitor {
 public:
  explicit Items(const Hive& hive) { walk(hive, hive.root(), true, *this); }

  WalkStep key(const WalkKey& key) override {
    names_.resize(key.depth);
    names_.push_back(key.name.utf8());
    path_.clear();
    for (const std::string& name : names_) path_ += name + "\\";
    all["key " + path_];
    ++keys;
    return WalkStep::on;
  }
  WalkStep value(const WalkValue& value) override {
    std::string content = std::to_string(value.type) + ":";
    content.append(reinterpret_cast<const char*>(value.data.data()), value.data.size());
    all["value " + path_ + value.name.utf8()] = content;
    ++values;
    return WalkStep::on;
  }
  WalkStep problem(std::uint32_t, const Error&) override { return ++problems, WalkStep::on; }

  std::map<std::string, std::string> all;
  int keys = 0;
  int values = 0;
  int problems = 0;

 private:
  std::vector<std::string> names_;
  std::string path_;
};

// Damage, and what is only odd.
std::pair<int, int> findings_of(const Hive& hive) {
  std::pair<int, int> count;
  check_hive(hive, [&](const Finding& finding) { return ++(finding.is_damage ? count.first : count.second), true; });
  return count;
}

}  // namespace

TEST_CASE("replayed and committed, a hive is byte for byte what the Windows 10 kernel made of it") {
  const std::string name = "dirty/NewDirtyHive1/NewDirtyHive";
  Hive hive = replayed(name);
  Faults faults;
  MemoryFile primary(sample(name), faults);
  MemoryFile log1(sample(name + ".LOG1"), faults);
  require_done(commit(hive, primary, log1, LogFormat::hvle));
  CHECK((primary.bytes() == sample("dirty/NewDirtyHive1/RecoveredHive_Windows10")));
  CHECK((log1.bytes() == sample(name + ".LOG1")));
}

TEST_CASE("an old log gives key by key what Windows 7 made of it") {
  const Hive hive = replayed("dirty/OldDirtyHive/OldDirtyHive");
  require_done(hive.validate());
  CHECK((text_of(hive) == text_of(open_sample("dirty/OldDirtyHive/RecoveredHive_Windows7"))));
}

TEST_CASE("without its 24 entries a SYSTEM hive lacks 6,512 of 114,496 items") {
  const std::string name = "dirty/SYSTEM_B/SYSTEM";
  const Hive before = open_sample(name);
  const ReplayOutlook outlook = look_at_logs(before, logs_of(name));
  CHECK((outlook.is_needed && outlook.is_possible));
  CHECK(outlook.entries == 24);
  const Hive after = replayed(name);
  require_done(after.validate());
  const Items old_items(before);
  const Items items(after);
  CHECK(items.all.size() == 114'496);
  CHECK(items.problems == 0);
  int missing = 0;
  int stale = 0;
  for (const auto& [path, content] : items.all) {
    const auto old = old_items.all.find(path);
    if (old == old_items.all.end()) ++missing;
    else if (old->second != content) ++stale;
  }
  CHECK(missing == 6416);
  CHECK(stale == 96);
}

TEST_CASE("a user's hive is replayed from 23 entries") {
  const std::string name = "dirty/NTUSER/NTUSER.DAT";
  CHECK(look_at_logs(open_sample(name), logs_of(name)).entries == 23);
  const Hive hive = replayed(name);
  CHECK(findings_of(hive) == std::pair(0, 0));
  const Items items(hive);
  CHECK(items.keys == 3105);
  CHECK(items.values == 4695);
}

TEST_CASE("a hive with a bad header is replayed, and one with a bad log is refused with the reason") {
  CHECK(findings_of(replayed("dirty/BadBaseBlockHive/BadBaseBlockHive")).first <= 1);
  const std::string bad = "dirty/BadLogHive1/BadLogHive";
  Hive hive = open_sample(bad);
  const Status done = hive.replay(logs_of(bad));
  REQUIRE_FALSE(done);
  CHECK(done.error().message.find("its logs are empty or damaged") != std::string::npos);
  CHECK((copy_of(hive) == copy_of(open_sample(bad))));
}

TEST_CASE("a hive without logs is accepted, edited and committed, and hivex and reglookup find it well") {
  const std::string name = "dirty/NTUSER_BAGMRU.DAT";
  Hive hive = open_sample(name);
  const std::string before = text_of(hive);
  CHECK_FALSE(hive.is_editable());
  const ReplayOutlook outlook = look_at_logs(hive, {});
  CHECK((outlook.is_needed && !outlook.is_possible));
  hive.accept_as_it_is(outlook.next_sequence);
  require_done(hive.is_editable());
  const Cell key = required(hive.create_path(hive.root(), "Lifeboat"));
  require_done(hive.set_value(key, "Text", k_reg_sz, bytes_of({"O\0K\0\0\0", 6})));
  Faults faults;
  MemoryFile primary(sample(name), faults);
  MemoryFile log1({}, faults);
  require_done(commit(hive, primary, log1, LogFormat::hvle));
  const TemporaryHive file(primary.bytes());
  CHECK(output_of("hivexget " + file.path() + " Lifeboat Text") == "OK\n");
  CHECK(by_reglookup(file.path()).size() > by_reglookup(hives_folder() + "/" + name).size());
  Hive again = required(Hive::open(primary.bytes(), name));
  CHECK(again.state() == HiveState::clean);
  require_done(again.delete_key(required(again.find_subkey(again.root(), "Lifeboat"))));
  CHECK((text_of(again) == before));
}

TEST_CASE("clean hives and those with rare features have no findings") {
  for (const char* folder : {"clean", "features"}) {
    for (const std::string& name : names_below(folder)) {
      if (name.ends_with(".log")) continue;
      INFO(name);
      const Hive hive = open_sample(name);
      CHECK(findings_of(hive) == std::pair(0, 0));
      CHECK(Items(hive).problems == 0);
    }
  }
}

TEST_CASE("damaged hives are read as far as possible") {
  struct Expected {
    const char* name;
    int keys, values, problems, damages, odd;
  };
  // By hand: BadListHive names one list from two keys. SECURITYNoRoot has a root, but its keys lack what a SECURITY hive
  // has. TruncatedHive has its root and one key, whose nine lists lie behind the end. TruncatedPairHive has half of a
  // surrogate pair in a name, which is no damage. corrupt_sub_key_list.hiv lists one key that is free; of
  // corrupted_system_hive a third of the pages are zero.
  const Expected expected[] = {
      {"BadListHive", 6, 0, 1, 1, 1},        {"DuplicateSubkeysHive", 5003, 0, 0, 1, 0},
      {"GarbageHive", 1, 0, 0, 2, 0},        {"InvalidParentHive", 5003, 0, 0, 1, 0},
      {"SAMBadHBinHeader", 68, 73, 0, 1, 0}, {"SECURITYNoRoot", 8, 2, 0, 0, 0},
      {"TruncatedHive", 2, 0, 9, 10, 1},     {"TruncatedNameHive", 1, 0, 1, 1, 0},
      {"TruncatedPairHive", 4, 0, 0, 0, 0},  {"WrongOrderHive", 11, 0, 0, 2, 0},
      {"corrupt_sub_key_list.hiv", 100, 99, 1, 1, 1}, {"corrupted_system_hive", 1687, 5616, 176, 214, 1}};
  for (const Expected& each : expected) {
    INFO(each.name);
    const Hive hive = open_sample(std::string("damaged/") + each.name);
    const Items items(hive);
    CHECK(items.keys == each.keys);
    CHECK(items.values == each.values);
    CHECK(items.problems == each.problems);
    CHECK(findings_of(hive) == std::pair(each.damages, each.odd));
    CHECK(hive.is_editable().has_value() == (each.damages == 0));
  }
  CHECK(Hive::open(sample("damaged/NotAHive"), "NotAHive").error().kind == ErrorKind::damaged);
}
