// The half of FakeHost that knows of hive files and of the history of edits: what a test puts in is what the tool
// hears; what the tool asks for is counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/tool.hpp"

namespace lifeboat::regedit::test {

// A hive in a few words: where it is mounted ("" is a bare one), what it is like, what its file holds.
struct FakeHive {
  std::string mount;
  std::uint32_t flags = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
  std::vector<std::uint8_t> bytes;
};

struct FakeHives {
  void set(const std::vector<FakeHive>& hives);

  std::vector<sdk::HiveInfo> all;
  std::vector<std::vector<std::uint8_t>> files;  // what `bytes` gives, by hive
  std::vector<sdk::RegistryChange> journal;
  std::uint32_t undo_count = 0, redo_count = 0;
  bool can_undo = false, can_redo = false;
  std::vector<std::string> loaded;    // "file|root|name"
  std::vector<std::uint32_t> replayed, unloaded;
  std::string replayed_key;  // what a replay brings to light: it makes this key
  std::string refusal;  // why load, unload and replay fail; "" lets them
};

[[nodiscard]] const lb_hives& fake_hives_table();

}  // namespace lifeboat::regedit::test
