// What a .reg file asks for: keys in the order of the file, each to be made or deleted, with values to be set or
// deleted. Paths are as the file has them, without a backslash at their ends; "" is the root of a bare hive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

struct RegValue {
  std::uint32_t line = 0;                // from 1
  std::string name;                      // empty: the default value
  std::optional<sdk::RegistryData> data;  // nothing: the value is deleted
};

struct RegKey {
  std::uint32_t line = 0;
  std::string path;
  bool is_deleted = false;  // then it has no values
  std::vector<RegValue> values;
};

using RegFile = std::vector<RegKey>;

}  // namespace lifeboat::regedit
