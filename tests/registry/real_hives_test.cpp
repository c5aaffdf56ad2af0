// Real hives, read, rebuilt and edited, with hivex and reglookup as witnesses. Skipped where the samples or the
// witnesses are not there.
#include <algorithm>
#include <catch2/catch.hpp>

#include "host/registry/commit.hpp"
#include "tests/reason_to_skip.hpp"
#include "tests/registry/after_cut.hpp"
#include "tests/registry/memory_file.hpp"
#include "tests/registry/oracle.hpp"
#include "tests/registry/sample_hives.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

const std::vector<std::string> k_readable = {
    "clean/win7/SYSTEM", "clean/win7/SAM", "clean/win7/SECURITY", "clean/win7/BCD", "clean/win7/amcache.hve",
    "clean/win10-1709/SYSTEM", "clean/user/NTUSER.DAT", "clean/user/UsrClass.dat",
    "clean/user/ntuser_software_partial", "features/BigDataHive", "features/ManySubkeysHive",
    "features/UnicodeHive", "features/UpcaseHive", "features/MultiSzHive", "features/StringValuesHive",
    "features/CompHive", "features/TwoOwnersHive", "features/offreg-testhive",
    "dirty/NewDirtyHive1/RecoveredHive_Windows10", "dirty/OldDirtyHive/RecoveredHive_Windows7"};

void copy_key(const Hive& from, Cell source, Hive& to, Cell target) {
  for (const Cell value : required(from.values(source))) {
    const ValueInfo info = required(from.value(value));
    require_done(to.set_value(target, info.name, info.type, required(from.value_data(value))));
  }
  for (const Cell subkey : required(from.subkeys(source))) {
    copy_key(from, subkey, to, required(to.create_key(target, required(from.key(subkey)).name)));
  }
}

// A new hive with all that this engine read of the other.
Hive rebuilt(const Hive& hive) {
  Hive copy = Hive::create_empty("COPY", required(hive.key(hive.root())).name);
  copy_key(hive, hive.root(), copy, copy.root());
  return copy;
}

constexpr std::uint32_t k_largest_flat_bytes = 16'344;

std::vector<Cell> keys_with_big_data(const Hive& hive) {
  std::vector<Cell> found;
  std::vector<Cell> waiting{hive.root()};
  while (!waiting.empty()) {
    const Cell key = waiting.back();
    waiting.pop_back();
    const auto values = required(hive.values(key));
    const bool has_big = std::ranges::any_of(values, [&](Cell value) {
      return required(hive.value(value)).size_bytes > k_largest_flat_bytes;
    });
    if (has_big) found.push_back(key);
    for (const Cell subkey : required(hive.subkeys(key))) waiting.push_back(subkey);
  }
  return found;
}

std::string path_of(const Hive& hive, Cell key) {
  if (key == hive.root()) return {};
  const KeyInfo info = required(hive.key(key));
  return path_of(hive, info.parent) + "\\" + info.name;
}

void walk_without_crash(const Hive& hive, Cell key, int& budget) {
  if (--budget < 0) return;
  static_cast<void>(hive.key(key));
  if (const auto values = hive.values(key)) {
    for (const Cell value : *values) static_cast<void>(hive.value_data(value));
  }
  if (const auto subkeys = hive.subkeys(key)) {
    for (const Cell subkey : *subkeys) walk_without_crash(hive, subkey, budget);
  }
}

}  // namespace

TEST_CASE("every key of a real hive is found by its name in another case") {
  const Hive hive = open_sample(GENERATE(from_range(k_readable)));
  std::vector<Cell> waiting{hive.root()};
  while (!waiting.empty()) {
    const Cell key = waiting.back();
    waiting.pop_back();
    for (const Cell subkey : required(hive.subkeys(key))) {
      std::string name = required(hive.key(subkey)).name;
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      REQUIRE(required(hive.find_subkey(key, name)) == subkey);
      waiting.push_back(subkey);
    }
  }
  require_done(hive.validate());
}

TEST_CASE("what this engine reads and writes again is to hivex and reglookup the hive it was read from") {
  const std::string name = GENERATE(from_range(k_readable));
  INFO(name);
  const Hive copy = rebuilt(open_sample(name));
  require_done(copy.validate());
  const TemporaryHive file(copy.bytes());
  const std::string original = hives_folder() + "/" + name;
  const std::string wanted = by_hivexml(original);
  REQUIRE(wanted.size() > 50);
  REQUIRE((by_hivexml(file.path()) == wanted));
  // reglookup takes the root that offreg.dll writes for none, and shows what lies behind the end of big data.
  if (name == "features/offreg-testhive" || name == "features/BigDataHive") return;
  REQUIRE((by_reglookup(file.path()) == by_reglookup(original)));
}

TEST_CASE("an edited and committed real hive is sound to hivexget, and nothing else in it changed") {
  const std::string name = GENERATE(as<std::string>{}, "clean/win7/SYSTEM", "clean/win7/SAM", "clean/win7/BCD",
                                    "clean/user/NTUSER.DAT", "clean/user/UsrClass.dat", "features/BigDataHive",
                                    "features/ManySubkeysHive", "features/offreg-testhive");
  INFO(name);
  Faults faults;
  MemoryFile primary(sample(name), faults);
  MemoryFile log1({}, faults);
  Hive hive = open_sample(name);
  const std::string before = text_of(hive);
  const auto length = primary.bytes().size();
  const Cell key = required(hive.create_path(hive.root(), "Lifeboat\\Test"));
  require_done(hive.set_value(key, "Text", k_reg_sz, bytes_of({"O\0K\0\0\0", 6})));
  require_done(hive.set_value(key, "Large", k_reg_binary, bytes_of(std::string(30'000, 'x'))));
  require_done(commit(hive, primary, log1, LogFormat::hvle));
  const TemporaryHive file(primary.bytes());
  CHECK(output_of("hivexget " + file.path() + " 'Lifeboat\\Test' Text") == "OK\n");
  CHECK(primary.bytes().size() <= length + 40'960);
  require_done(hive.delete_key(required(hive.find_subkey(hive.root(), "LIFEBOAT"))));
  require_done(commit(hive, primary, log1, LogFormat::dirt));
  CHECK((text_of(required(Hive::open(primary.bytes(), name))) == before));
}

TEST_CASE("a small value set beside each big one of a real hive leaves the big one as it was, also to hivexget") {
  const std::string name = GENERATE(as<std::string>{}, "clean/win7/SYSTEM", "clean/win10-1709/SYSTEM");
  Hive hive = open_sample(name);
  constexpr std::uint32_t k_beyond_any_log = 1'000'000;
  if (hive.state() != HiveState::clean) hive.accept_as_it_is(k_beyond_any_log);
  const std::vector<Cell> with_big = keys_with_big_data(hive);
  REQUIRE(with_big.size() >= 3);
  const std::string before = text_of(hive);
  for (const Cell key : with_big) require_done(hive.set_value(key, "Lifeboat", k_reg_dword, bytes_of("1234")));
  require_done(hive.validate());
  const TemporaryHive file(hive.bytes());
  for (const Cell key : with_big) {
    for (const Cell value : required(hive.values(key))) {
      const ValueInfo info = required(hive.value(value));
      if (info.size_bytes <= k_largest_flat_bytes || info.type != k_reg_binary) continue;
      INFO(path_of(hive, key) << " " << info.name);
      const std::string read = output_of("hivexget " + file.path() + " '" + path_of(hive, key) + "' '" + info.name + "'");
      CHECK((bytes_of(read) == required(hive.value_data(value))));
    }
    require_done(hive.delete_value(key, "Lifeboat"));
  }
  CHECK((text_of(hive) == before));
}

TEST_CASE("keys of a real hive are deleted one by one, and it stays sound") {
  const std::string name = GENERATE(as<std::string>{}, "clean/win7/SYSTEM", "clean/user/NTUSER.DAT",
                                    "features/ManySubkeysHive", "features/UnicodeHive");
  INFO(name);
  Hive hive = open_sample(name);
  for (const Cell top : required(hive.subkeys(hive.root()))) {
    for (const Cell subkey : required(hive.subkeys(top))) {
      if (!hive.delete_key(subkey)) CHECK(hive.key(subkey));
    }
    require_done(hive.validate());
  }
}

TEST_CASE("damaged and dirty hives are read as far as they go, are never edited when unsound, and never crash") {
  for (const char* folder : {"damaged", "dirty", "features"}) {
    for (const std::string& name : names_below(folder)) {
      INFO(name);
      auto hive = Hive::open(sample(name), name);
      if (!hive) {
        CHECK(hive.error().kind == ErrorKind::damaged);
        continue;
      }
      int budget = 200'000;
      walk_without_crash(*hive, hive->root(), budget);
      if (!hive->validate() || hive->state() != HiveState::clean) CHECK_FALSE(hive->is_editable());
    }
  }
}

TEST_CASE("an old log gives the hive that Windows 7 made of it") {
  const std::string folder = "dirty/OldDirtyHive/";
  const Hive hive =
      required(open_after_cut(sample(folder + "OldDirtyHive"), sample(folder + "OldDirtyHive.LOG1"), "OldDirtyHive"));
  require_done(hive.validate());
  CHECK(text_of(hive) == text_of(open_sample(folder + "RecoveredHive_Windows7")));
}

TEST_CASE("a bad header is restored from a good log, and a bad log is refused") {
  const std::string bad = "dirty/BadBaseBlockHive/BadBaseBlockHive";
  require_done(required(open_after_cut(sample(bad), sample(bad + ".LOG1"), "bad header")).validate());
  const std::string good = "dirty/BadLogHive1/BadLogHive";
  CHECK_FALSE(open_after_cut(sample(good), sample(good + ".LOG1"), "bad log"));
}

TEST_CASE("log entries that Windows wrote have the hashes that this engine computes") {
  const std::string folder = "dirty/NewDirtyHive1/";
  const Hive hive =
      required(open_after_cut(sample(folder + "NewDirtyHive"), sample(folder + "NewDirtyHive.LOG1"), "new"));
  CHECK(hive.state() == HiveState::clean);
}

std::string lifeboat::testing::reason_to_skip() {
  if (!std::filesystem::exists(hives_folder() + "/clean/win7/SYSTEM")) {
    return "the sample hives are not in " + hives_folder() + " (LIFEBOAT_HIVES)";
  }
  for (const char* program : {"hivexml", "hivexget", "reglookup"}) {
    if (!is_installed(program)) return std::string(program) + " is not installed (packages libhivex-bin, reglookup)";
  }
  return {};
}
