// The half of FakeHost that knows of hive files and of the history of edits: what a test puts in is what the tool
// hears; what the tool asks for is counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/tool.hpp"

namespace lifeboat::regedit::test {

struct FakeHives {
  std::vector<sdk::HiveInfo> all;
  std::vector<sdk::RegistryChange> journal;
  std::uint32_t undo_count = 0, redo_count = 0;
  bool can_undo = false, can_redo = false;
  std::vector<std::string> loaded;    // "file|root|name"
  std::vector<std::uint32_t> replayed, unloaded;
  std::string refusal;  // why load, unload and replay fail; "" lets them
};

[[nodiscard]] const lb_hives& fake_hives_table();

}  // namespace lifeboat::regedit::test
