// Walks over hives in which many share what belongs to one; real_hives_test.cpp has walks over hives of Windows.
#include "host/registry/hive_walk.hpp"

#include <catch2/catch.hpp>

#include "host/registry/key_node.hpp"
#include "host/registry/value_record.hpp"
#include "tests/registry/made_hive.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

struct Told : HiveVisitor {
  explicit Told(const Hive& hive) { is_whole = walk(hive, hive.root(), true, *this); }

  WalkStep key(const WalkKey&) override { return ++keys, WalkStep::on; }
  WalkStep value(const WalkValue& value) override { return data_bytes += value.data.size(), WalkStep::on; }
  WalkStep problem(std::uint32_t, const Error& error) override {
    ++problems;
    last_problem = error.message;
    return WalkStep::on;
  }

  bool is_whole = false;
  std::size_t keys = 0, problems = 0, data_bytes = 0;
  std::string last_problem;
};

// A hive and its bytes, in which fields of its cells are set.
struct Crafted {
  Hive hive = Hive::create_empty("CRAFTED", "ROOT");
  std::vector<std::byte> file;

  void set(Cell cell, std::size_t field, std::uint32_t value) { store_u32(file, offset(cell, field), value); }
  [[nodiscard]] std::uint32_t get(Cell cell, std::size_t field) const { return load_u32(file, offset(cell, field)); }
  [[nodiscard]] Hive opened() const { return required(Hive::open(file, "CRAFTED")); }
  [[nodiscard]] std::size_t bins_bytes() const { return file.size() - k_base_block_bytes; }

 private:
  static std::size_t offset(Cell cell, std::size_t field) { return k_base_block_bytes + cell + 4 + field; }
};

// `count` keys that have the subkeys of one more key, which has as many.
Crafted with_shared_subkeys(int count) {
  Crafted crafted;
  Hive& hive = crafted.hive;
  const Cell owner = required(hive.create_key(hive.root(), "Owner"));
  for (int i = 0; i < count; ++i) {
    required(hive.create_key(owner, "Shared " + std::to_string(i)));
    required(hive.create_key(hive.root(), "Key " + std::to_string(i)));
  }
  crafted.file = copy_of(hive);
  for (const Cell key : required(hive.subkeys(hive.root()))) {
    for (const std::size_t field : {key_field::subkey_list, key_field::subkey_count}) {
      crafted.set(key, field, crafted.get(owner, field));
    }
  }
  return crafted;
}

// `count` values that have the data of the first.
Crafted with_shared_data(int count, std::size_t size_bytes) {
  Crafted crafted;
  Hive& hive = crafted.hive;
  const auto data = bytes_of(std::string(size_bytes, 'd'));
  require_done(hive.set_value(hive.root(), "0", k_reg_binary, data));
  for (int i = 1; i < count; ++i) {
    require_done(hive.set_value(hive.root(), std::to_string(i), k_reg_binary, bytes_of("12345678")));
  }
  crafted.file = copy_of(hive);
  const Cell first = required(hive.find_value(hive.root(), "0"));
  for (const Cell value : required(hive.values(hive.root()))) {
    for (const std::size_t field : {value_field::data, value_field::data_size}) {
      crafted.set(value, field, crafted.get(first, field));
    }
  }
  return crafted;
}

}  // namespace

TEST_CASE("a walk over many keys that share one list ends, and tells that it left something out") {
  constexpr int k_count = 1000;
  const Crafted crafted = with_shared_subkeys(k_count);
  const Told told(crafted.opened());
  CHECK(told.is_whole);
  CHECK_THAT(told.last_problem, Catch::Contains("over and over"));
  CHECK(told.keys + told.problems < crafted.bins_bytes());
  CHECK(told.keys + told.problems < k_count * k_count / 4);
}

TEST_CASE("data that many values share is given as long as it comes to no more than a few times the hive") {
  for (const std::size_t size_bytes : {15'000U, 100'000U}) {  // in a cell, in segments
    const Crafted crafted = with_shared_data(500, size_bytes);
    const Told told(crafted.opened());
    CHECK_THAT(told.last_problem, Catch::Contains("over and over"));
    CHECK(told.problems == 1);
    CHECK(told.data_bytes > crafted.bins_bytes());
    CHECK(told.data_bytes < 5 * crafted.bins_bytes());
  }
}

TEST_CASE("what two share by damage is given for both") {
  const Told told(with_shared_data(2, 15'000).opened());
  CHECK(told.problems == 0);
  CHECK(told.data_bytes == 30'000);
}
