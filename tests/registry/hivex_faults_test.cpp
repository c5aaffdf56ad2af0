// What libhivex 1.3.23 does wrong, done right here, a test for each fault; where the witness is hivex itself, it only
// reads, which it does well. Faults with tests of their own elsewhere:
//   logs of a dirty hive are ignored: replay_test.cpp, real_hives_test.cpp
//   a small value beside a big one damages it: hive_test.cpp, and each such key of real hives in real_hives_test.cpp
//   a commit truncates the live file and never syncs: commit_test.cpp, cut at every step
//   an edit of a damaged hive aborts the process: mutation_test.cpp, real_hives_test.cpp
#include <catch2/catch.hpp>

#include <ctime>

#include "host/registry/little_endian.hpp"
#include "tests/reason_to_skip.hpp"
#include "tests/registry/oracle.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

// Offsets within a record, behind the four bytes of the cell's size; specification, "Key node" and what follows it.
constexpr std::size_t k_first_bin = 4096, k_size_field = 4;
constexpr std::size_t k_key_list_field = 28, k_key_security_field = 44, k_value_data_field = 8, k_security_count_field = 12;
constexpr std::size_t k_list_count_field = 2, k_list_items = 4;

std::size_t record(Cell cell) { return k_first_bin + cell + k_size_field; }

std::string signature(std::span<const std::byte> file, Cell cell) {
  return {reinterpret_cast<const char*>(file.data()) + record(cell), 2};
}

Cell linked(std::span<const std::byte> file, Cell cell, std::size_t field) { return load_u32(file, record(cell) + field); }

Hive reopened(const Hive& hive) { return required(Hive::open(copy_of(hive), "again")); }

std::vector<std::string> names_of_subkeys(const Hive& hive, Cell key) {
  std::vector<std::string> names;
  for (const Cell subkey : required(hive.subkeys(key))) names.push_back(required(hive.key(subkey)).name);
  return names;
}

// The lists with hashes of a hive as lists without (li), as Windows 2000 wrote them; they fit into the same cells.
void take_hashes_away(std::span<std::byte> file, Cell list) {
  const std::size_t at = record(list), count = load_u16(file, at + k_list_count_field);
  const bool is_index = signature(file, list) == "ri";
  for (std::size_t i = 0; i < count; ++i) {
    if (is_index) {
      take_hashes_away(file, load_u32(file, at + k_list_items + 4 * i));
    } else {
      store_u32(file, at + k_list_items + 4 * i, load_u32(file, at + k_list_items + 8 * i));
    }
  }
  if (!is_index) file[at + 1] = static_cast<std::byte>('i');
}

struct Named {
  const char* name;
  std::u16string_view upper;
};

// In the order of their upper-cased UTF-16; Windows has no upper case of the sharp s. As bytes of UTF-8, the last two
// would stand the other way round.
const std::vector<Named> k_in_order = {{"Zulu", u"ZULU"},      {"\u00e4hre", u"\u00c4HRE"}, {"\u00df", u"\u00df"},
                                       {"\u00ff", u"\u0178"},  {"жук", u"ЖУК"},             {"日本", u"日本"},
                                       {"\U0001F600", u"\U0001F600"}, {"\uff21", u"\uff21"}};

std::uint32_t lh_hash(std::u16string_view upper) {
  std::uint32_t hash = 0;
  for (const char16_t unit : upper) hash = hash * 37 + unit;
  return hash;
}

std::uint32_t security_count(const Hive& hive, Cell key) {
  return linked(hive.bytes(), linked(hive.bytes(), key, k_key_security_field), k_security_count_field);
}

// FILETIME of the clock's second.
std::uint64_t filetime_now() { return (static_cast<std::uint64_t>(std::time(nullptr)) + 11'644'473'600ULL) * 10'000'000; }

}  // namespace

TEST_CASE("hivex writes large values in one cell; here they are big data, and other programs read them back") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const std::size_t size = GENERATE(16'344u, 16'345u, 32'688u, 32'689u, 500'000u);
  std::string text(size, ' ');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i * 31 / 7 % 26);
  const Cell key = required(hive.create_key(hive.root(), "k"));
  require_done(hive.set_value(key, "large", k_reg_binary, bytes_of(text)));
  const Cell data = linked(hive.bytes(), required(hive.find_value(key, "large")), k_value_data_field);
  CHECK((signature(hive.bytes(), data) == "db") == (size > 16'344));
  const TemporaryHive file(hive.bytes());
  CHECK((output_of("hivexget " + file.path() + " k large") == text));
  CHECK(output_of("reglookup -H -p k/large " + file.path()) == "/k/large,BINARY," + text + ",\n");
}

TEST_CASE("hivex sorts and hashes names outside of ASCII by bytes; here it is as Windows does") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < k_in_order.size(); ++i) {
    required(hive.create_key(hive.root(), k_in_order[i * 5 % k_in_order.size()].name));
    expected.emplace_back(k_in_order[i].name);
  }
  CHECK(names_of_subkeys(hive, hive.root()) == expected);
  const Cell list = linked(hive.bytes(), hive.root(), k_key_list_field);
  REQUIRE(signature(hive.bytes(), list) == "lh");
  for (std::size_t i = 0; i < k_in_order.size(); ++i) {
    INFO(k_in_order[i].name);
    CHECK(load_u32(hive.bytes(), record(list) + k_list_items + 8 * i + 4) == lh_hash(k_in_order[i].upper));
    CHECK(required(hive.key(required(hive.find_subkey(hive.root(), k_in_order[i].name)))).name == expected[i]);
  }
  CHECK(hive.find_subkey(hive.root(), "ЖУК"));
  CHECK(hive.find_subkey(hive.root(), "\u00c4HRE"));
  // hivex reads lists from end to end, so this says only that the names are well formed.
  const TemporaryHive file(hive.bytes());
  for (const std::string& name : expected) CHECK(by_hivexml(file.path()).find("name=\"" + name + "\"") != std::string::npos);
}

TEST_CASE("hivex cannot delete from lists without hashes; here exactly what was asked for is gone") {
  Hive made = Hive::create_empty("SYSTEM", "ROOT");
  const int count = GENERATE(10, 5000);
  for (int i = 0; i < count; ++i) required(made.create_path(made.root(), "k" + std::to_string(i) + "\\below"));
  auto bytes = copy_of(made);
  take_hashes_away(bytes, linked(bytes, made.root(), k_key_list_field));
  Hive hive = required(Hive::open(bytes, "SYSTEM"));
  require_done(hive.validate());
  for (int i = 0; i < count; i += 2) {
    require_done(hive.delete_key(required(hive.find_subkey(hive.root(), "k" + std::to_string(i)))));
  }
  require_done(hive.validate());
  const Hive again = reopened(hive);
  CHECK(required(again.subkeys(again.root())).size() == static_cast<std::size_t>(count / 2));
  int wrong = 0;
  for (int i = 0; i < count; ++i) {
    const auto found = again.find_key(again.root(), "k" + std::to_string(i) + "\\below");
    if (found.has_value() != (i % 2 == 1)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("hivex fails beyond 70,000 subkeys; here 75,000 are made, found and deleted") {
  constexpr int k_count = 75'000;
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (int i = 0; i < k_count; ++i) required(hive.create_key(hive.root(), std::to_string(i)));
  require_done(hive.validate());
  Hive again = reopened(hive);
  CHECK(required(again.subkeys(again.root())).size() == k_count);
  int missing = 0;
  for (int i = 0; i < k_count; ++i) missing += again.find_subkey(again.root(), std::to_string(i)) ? 0 : 1;
  CHECK(missing == 0);
  for (int i = 0; i < k_count; i += 1000) {
    require_done(again.delete_key(required(again.find_subkey(again.root(), std::to_string(i)))));
  }
  require_done(again.validate());
  CHECK(required(again.subkeys(again.root())).size() == k_count - k_count / 1000);
}

TEST_CASE("hivex never uses a free cell again; here 2,000 keys added one by one need at most twice their room") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const std::size_t empty_bytes = hive.bytes().size();
  std::size_t needed_bytes = k_size_field + k_list_items;
  for (int i = 0; i < 2000; ++i) {
    const std::string name = "key number " + std::to_string(i);
    required(hive.create_key(hive.root(), name));
    constexpr std::size_t k_key_record = 76, k_list_item = 8;
    needed_bytes += (k_size_field + k_key_record + name.size() + 7) / 8 * 8 + k_list_item;
  }
  CHECK(hive.bytes().size() - empty_bytes < 2 * needed_bytes);
  require_done(hive.validate());
}

TEST_CASE("hivex knows no security; here keys share their parent's descriptor, and its count follows them") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  REQUIRE(security_count(hive, hive.root()) == 1);
  for (const char* path : {"a\\b", "a\\c", "d"}) required(hive.create_path(hive.root(), path));
  const Cell key = required(hive.find_key(hive.root(), "a\\b"));
  CHECK(linked(hive.bytes(), key, k_key_security_field) == linked(hive.bytes(), hive.root(), k_key_security_field));
  CHECK(security_count(hive, hive.root()) == 5);
  require_done(hive.delete_key(required(hive.find_subkey(hive.root(), "a"))));
  CHECK(security_count(hive, hive.root()) == 2);
  require_done(hive.validate());
}

TEST_CASE("hivex knows no class names; here they stay through edits of the key, and regfexport reads them") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const Cell key = required(hive.create_key(hive.root(), "JD"));
  require_done(hive.set_class_name(key, "8c4a91ff"));
  require_done(hive.set_value(key, "Lookup", k_reg_binary, bytes_of("123456")));
  required(hive.create_path(key, "below\\it"));
  require_done(hive.delete_value(key, "Lookup"));
  CHECK(required(reopened(hive).key(key)).class_name == "8c4a91ff");
  const TemporaryHive file(hive.bytes());
  CHECK(output_of("regfexport " + file.path()).find("Key: JD\nClass name: 8c4a91ff\n") != std::string::npos);
}

TEST_CASE("hivex leaves the time of a key as it was; here each edit writes it") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const Cell key = required(hive.create_key(hive.root(), "k"));
  auto bytes = copy_of(hive);
  constexpr std::size_t k_time_field = 4;
  store_u64(bytes, record(key) + k_time_field, 1);
  store_u64(bytes, record(hive.root()) + k_time_field, 1);
  Hive old = required(Hive::open(bytes, "SYSTEM"));
  const std::uint64_t before = filetime_now();
  SECTION("a value set") { require_done(old.set_value(key, "v", k_reg_dword, bytes_of("1234"))); }
  SECTION("a subkey made") { required(old.create_key(key, "below")); }
  constexpr std::uint64_t k_second = 10'000'000;
  CHECK(required(old.key(key)).last_written >= before);
  CHECK(required(old.key(key)).last_written <= filetime_now() + k_second);
  CHECK(required(old.key(old.root())).last_written == 1);
}

std::string lifeboat::testing::reason_to_skip() {
  for (const char* program : {"hivexml", "hivexget", "reglookup", "regfexport"}) {
    if (!is_installed(program)) return std::string(program) + " is not installed (libhivex-bin, reglookup, libregf-utils)";
  }
  return {};
}
