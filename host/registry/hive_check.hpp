// Walks all of a hive that can be reached from its root and fails with the first fault: cells that do not fit or are
// used twice, wrong parents, counts, order or hashes, broken values, security counted too low. A hive that passes is
// one that Windows loads; only such a hive is edited or committed.
#pragma once

#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

[[nodiscard]] Status check_hive(const HiveImage& image, Cell root, std::uint32_t minor);

}  // namespace lifeboat::registry
