// The bins of a hive: runs of whole 4 KiB pages, each with a header, filled with cells in use and free ones without
// gaps. Specification: "Hive bin", "Cell".
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

inline constexpr std::uint32_t k_bin_header_bytes = 32;

struct Bin {
  std::uint32_t offset = 0;
  std::uint32_t size_bytes = 0;
};

// The bin whose header lies at that page.
[[nodiscard]] Result<Bin> read_bin(const HiveImage& image, std::uint32_t at);
// Fails with the first header that does not fit its place.
[[nodiscard]] Result<std::vector<Bin>> read_bins(const HiveImage& image);

// Calls `visit` for every cell of the bin in order; fails with the first cell that does not fit.
using CellVisitor = std::function<void(Cell cell, std::uint32_t size_bytes, bool is_free)>;
[[nodiscard]] Status visit_cells(const HiveImage& image, const Bin& bin, const CellVisitor& visit);

// Writes the header of a new bin into zeroed bytes.
void write_bin_header(HiveImage& image, const Bin& bin);
// The time of the hive's last write lies in its first bin too.
void stamp_first_bin(HiveImage& image, std::uint64_t filetime);

}  // namespace lifeboat::registry
