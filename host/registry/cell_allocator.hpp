// Finds room for cells: the smallest free cell that fits, split when it is larger, or a new bin at the end. Freed
// cells join their free neighbours within the bin. The index of free cells is made at the first edit and dropped
// when an edit is undone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "host/registry/hive_bins.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

class CellAllocator {
 public:
  explicit CellAllocator(HiveImage& image) : image_(image) {}

  // Reads the bins unless that is done; fails as `damaged` when a bin or cell does not fit.
  [[nodiscard]] Status prepare();
  // Call after an edit was undone.
  void forget();

  // A cell that holds at least `content_bytes`, zeroed. Refused above what Windows takes for a sane cell.
  [[nodiscard]] Result<Cell> allocate(std::size_t content_bytes);
  [[nodiscard]] Status release(Cell cell);

 private:
  void add_free(Cell cell, std::uint32_t size_bytes);
  void remove_free(Cell cell, std::uint32_t size_bytes);
  void write_size(Cell cell, std::uint32_t size_bytes, bool is_free);
  [[nodiscard]] Status add_bin(std::uint32_t cell_bytes);
  [[nodiscard]] const Bin& bin_of(Cell cell) const;

  HiveImage& image_;
  bool is_prepared_ = false;
  std::vector<Bin> bins_;
  std::map<Cell, std::uint32_t> free_by_offset_;
  std::set<std::pair<std::uint32_t, Cell>> free_by_size_;
};

}  // namespace lifeboat::registry
