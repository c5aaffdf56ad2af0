// Walks all of a hive that can be reached from its root and tells every fault: cells that do not fit or are used twice,
// wrong parents, counts, order or hashes, broken values, security counted too low. A hive without one is one that
// Windows loads; only such a hive is edited or committed.
#pragma once

#include <functional>
#include <string>

#include "host/registry/hive.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

struct Finding {
  bool is_damage = true;  // false: odd, but Windows lives with it
  std::string key_path;   // from the root down, "" for the root or when it is within no key
  std::string message;    // for people
};

// Answers whether to go on.
using FindingSink = std::function<bool(const Finding&)>;

void check_hive(const HiveImage& image, Cell root, std::uint32_t minor, const FindingSink& found);
void check_hive(const Hive& hive, const FindingSink& found);
// The first damage, as `damaged`.
[[nodiscard]] Status check_hive(const HiveImage& image, Cell root, std::uint32_t minor);

}  // namespace lifeboat::registry
