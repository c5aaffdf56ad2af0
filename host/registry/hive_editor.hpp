// What every edit of a hive works with: the bytes, the allocator, the version, and the time to stamp. The edits of
// this folder are written as if nothing could go wrong half-way: Hive undoes all of a failed one.
#pragma once

#include <cstdint>

#include "host/registry/cell_allocator.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

struct HiveEditor {
  HiveImage& image;
  CellAllocator& allocator;
  Cell root;
  std::uint32_t minor;
  std::uint64_t now;  // FILETIME
};

}  // namespace lifeboat::registry
