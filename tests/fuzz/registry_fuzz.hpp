// What the two targets of the registry share: hives of our own as seeds, and what must hold of any hive that opens.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "host/registry/base_block.hpp"
#include "host/registry/hive.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_walk.hpp"
#include "host/registry/little_endian.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace lifeboat::registry::fuzz {

using Bytes = std::vector<std::byte>;

// Enough to reach everything in a seed; damage can make a tree of thousands of others.
inline constexpr int k_walk_budget = 3000;

class BudgetVisitor : public HiveVisitor {
 public:
  WalkStep key(const WalkKey& key) override {
    last_name_ = key.name.utf8();
    return spend();
  }
  WalkStep value(const WalkValue& value) override {
    sum_ += static_cast<std::uint64_t>(value.name.size());
    for (const std::byte byte : value.data) sum_ += std::to_integer<std::uint64_t>(byte);
    return spend();
  }
  WalkStep problem(std::uint32_t, const Error& error) override {
    fuzz_require(!error.message.empty());
    return spend();
  }
  [[nodiscard]] const std::string& last_name() const { return last_name_; }

 private:
  WalkStep spend() { return --budget_ > 0 ? WalkStep::on : WalkStep::end; }

  int budget_ = k_walk_budget;
  std::uint64_t sum_ = 0;
  std::string last_name_;
};

// Reads everything, by the walk and by the lists, and checks.
inline void read_all(const Hive& hive) {
  BudgetVisitor visitor;
  walk(hive, hive.root(), true, visitor);
  static_cast<void>(hive.find_key(hive.root(), "A\\" + visitor.last_name()));
  static_cast<void>(hive.find_value(hive.root(), visitor.last_name()));
  for (const Cell key : hive.list_subkeys(hive.root()).cells) static_cast<void>(hive.key(key));
  for (const Cell value : hive.list_values(hive.root()).cells) static_cast<void>(hive.value_data(value));
  int findings = 0;
  bool is_damaged = false;
  check_hive(hive, [&](const Finding& finding) {
    is_damaged = is_damaged || finding.is_damage;
    return ++findings < k_walk_budget;
  });
  if (!is_damaged) fuzz_require(hive.validate().has_value());
}

inline Bytes bins_of(const Hive& hive) {
  const auto bins = hive.bytes().subspan(k_base_block_bytes);
  return {bins.begin(), bins.end()};
}

// A sound hive stays sound under edits, and undo brings every byte back.
inline void edit_and_undo(Hive& hive) {
  const Bytes before = bins_of(hive);
  const auto data = std::as_bytes(std::span("data of a value that is a little longer"));
  const bool is_editable = hive.is_editable().has_value();
  const auto made = hive.create_path(hive.root(), "New\\key");
  if (!is_editable) fuzz_require(!made);
  if (made) static_cast<void>(hive.set_value(*made, "value", k_reg_binary, data));
  if (made) static_cast<void>(hive.set_value(*made, "big", k_reg_binary, Bytes(20'000, std::byte{7})));
  if (made) static_cast<void>(hive.rename_key(*made, "A longer name than before"));
  const auto subkeys = hive.list_subkeys(hive.root()).cells;
  if (!subkeys.empty()) {
    static_cast<void>(hive.copy_key(hive, subkeys.front(), hive.root(), "Copy"));
    static_cast<void>(hive.set_class_name(subkeys.front(), "class"));
    static_cast<void>(hive.delete_key(subkeys.back()));
  }
  static_cast<void>(hive.set_value(hive.root(), "v", k_reg_sz, data));
  static_cast<void>(hive.delete_value(hive.root(), "big"));
  if (is_editable) fuzz_require(hive.validate().has_value());
  while (hive.can_undo()) hive.undo();
  fuzz_require(bins_of(hive) == before);
}

// Keys, values of every kind, a class name, lists with hashes.
inline Hive sample_hive() {
  Hive hive = Hive::create_empty("FUZZ", "ROOT");
  for (const char* path : {"A\\B\\C", "A\\Ж", "D", "Longer name"}) {
    const Cell key = hive.create_path(hive.root(), path).value();
    fuzz_require(hive.set_value(key, "small", k_reg_dword, Bytes(4, std::byte{1})).has_value());
    fuzz_require(hive.set_value(key, "имя", k_reg_binary, Bytes(60, std::byte{2})).has_value());
    fuzz_require(hive.set_class_name(key, "class").has_value());
  }
  return hive;
}

inline Hive sample_with_big_data() {
  Hive hive = sample_hive();
  fuzz_require(hive.set_value(hive.root(), "big", k_reg_binary, Bytes(17'000, std::byte{3})).has_value());
  return hive;
}

inline Bytes copy_of(const Hive& hive) { return {hive.bytes().begin(), hive.bytes().end()}; }

}  // namespace lifeboat::registry::fuzz
