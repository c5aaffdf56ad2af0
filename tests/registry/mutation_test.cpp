// Damage of every kind in hives of our own: a few thousand random changes with fixed seeds, each read, checked and
// edited all the way. Run under AddressSanitizer by the asan preset. What counts is that nothing crashes or hangs,
// and that a hive which passes the check stays valid under edits.
#include <catch2/catch.hpp>

#include <random>

#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

std::vector<std::byte> sound_hive() {
  Hive hive = Hive::create_empty("MUTANT", "ROOT");
  for (int i = 0; i < 30; ++i) {
    const Cell key = required(hive.create_path(hive.root(), "K" + std::to_string(i % 6) + "\\S" + std::to_string(i)));
    require_done(hive.set_value(key, "v" + std::to_string(i), k_reg_binary, bytes_of(std::string(20, 'x'))));
  }
  for (int i = 0; i < 1100; ++i) required(hive.create_path(hive.root(), "Many\\" + std::to_string(i)));
  require_done(hive.set_value(hive.root(), "big", k_reg_binary, bytes_of(std::string(40'000, 'b'))));
  return copy_of(hive);
}

// Walks as a viewer would, without an end to the depth that damage can fake.
void read_all(const Hive& hive, Cell key, int depth, int& budget) {
  if (depth > 20 || --budget < 0) return;
  static_cast<void>(hive.key(key));
  if (const auto values = hive.values(key)) {
    for (const Cell value : *values) {
      if (--budget < 0) return;
      static_cast<void>(hive.value(value));
      static_cast<void>(hive.value_data(value));
    }
  }
  static_cast<void>(hive.find_value(key, "v3"));
  static_cast<void>(hive.find_subkey(key, "K3"));
  if (const auto subkeys = hive.subkeys(key)) {
    for (const Cell subkey : *subkeys) read_all(hive, subkey, depth + 1, budget);
  }
}

void edit_all(Hive& hive) {
  const auto before = copy_of(hive);
  if (!hive.is_editable()) {
    CHECK_FALSE(hive.set_value(hive.root(), "x", 1, {}));
    REQUIRE(copy_of(hive) == before);
    return;
  }
  static_cast<void>(hive.set_value(hive.root(), "big", k_reg_sz, bytes_of("short")));
  static_cast<void>(hive.create_path(hive.root(), "Many\\new\\key"));
  if (const auto key = hive.find_subkey(hive.root(), "K1")) static_cast<void>(hive.delete_key(*key));
  require_done(hive.validate());
}

// Changes where it hurts: bytes, whole integers with telling values, and integers copied from elsewhere.
void mutate(std::vector<std::byte>& bytes, std::mt19937& random) {
  static constexpr std::uint32_t k_telling[] = {0,          1,          4,          8,          0x20,
                                                0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF8, 0xFFFF};
  const auto number = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  const std::size_t changes = 1 + number(4);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = 4096 + number(bytes.size() - 4100);
    const std::size_t even = at / 4 * 4;
    switch (number(4)) {
      case 0: bytes[at] ^= static_cast<std::byte>(1u << number(8)); break;
      case 1: std::memcpy(&bytes[even], &k_telling[number(10)], 4); break;
      case 2: std::memcpy(&bytes[even], &bytes[4096 + number(bytes.size() - 4100) / 4 * 4], 4); break;
      default: std::memmove(&bytes[even], &bytes[4096 + number(bytes.size() - 4200) / 4 * 4], 2); break;
    }
  }
  // Damage near the root matters more than in the mass of equal keys: mirror some of it there.
  if (number(2) == 0) bytes[4096 + 0x20 + number(600)] = static_cast<std::byte>(number(256));
}

}  // namespace

TEST_CASE("random damage never crashes, and what passes the check can be edited") {
  const auto sound = sound_hive();
  std::mt19937 random(20'231);
  int opened = 0;
  int edited = 0;
  for (int round = 0; round < 3000; ++round) {
    INFO("round " << round);
    auto bytes = sound;
    mutate(bytes, random);
    auto hive = Hive::open(std::move(bytes), "MUTANT");
    if (!hive) continue;
    ++opened;
    int budget = 5000;
    read_all(*hive, hive->root(), 0, budget);
    edited += hive->is_editable() ? 1 : 0;
    edit_all(*hive);
  }
  CHECK(opened > 1000);
  CHECK(edited > 100);
  CHECK(edited < opened);
}

TEST_CASE("a hive cut at any length never crashes") {
  const auto sound = sound_hive();
  for (std::size_t length = 0; length < sound.size(); length += 1999) {
    auto hive = Hive::open(std::span(sound).first(length), "CUT");
    if (!hive) continue;
    int budget = 20'000;
    read_all(*hive, hive->root(), 0, budget);
    CHECK_FALSE(hive->is_editable());
  }
}
