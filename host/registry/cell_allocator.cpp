#include "host/registry/cell_allocator.hpp"

#include <algorithm>
#include <iterator>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::uint32_t k_smallest_cell_bytes = 8;

constexpr std::uint32_t round_up(std::uint32_t value, std::uint32_t unit) { return (value + unit - 1) / unit * unit; }

}  // namespace

Status CellAllocator::prepare() {
  if (is_prepared_) return {};
  auto bins = read_bins(image_);
  if (!bins) return pass_on(bins);
  for (const Bin& bin : *bins) {
    auto visited = visit_cells(image_, bin, [this](Cell cell, std::uint32_t size, bool is_free) {
      if (is_free) add_free(cell, size);
    });
    if (!visited) {
      forget();
      return visited;
    }
  }
  bins_ = std::move(*bins);
  is_prepared_ = true;
  return {};
}

void CellAllocator::forget() {
  is_prepared_ = false;
  bins_.clear();
  free_by_offset_.clear();
  free_by_size_.clear();
}

Result<Cell> CellAllocator::allocate(std::size_t content_bytes) {
  if (content_bytes > k_cell_limit_bytes - 4) {
    return complain(ErrorKind::refused, N_("{} bytes are more than a cell of the hive can hold"), content_bytes);
  }
  const std::uint32_t size = round_up(static_cast<std::uint32_t>(content_bytes) + 4, k_smallest_cell_bytes);
  if (free_by_size_.lower_bound({size, 0}) == free_by_size_.end()) {
    if (auto grown = add_bin(size); !grown) return pass_on(grown);
  }
  const auto [free_bytes, cell] = *free_by_size_.lower_bound({size, 0});
  remove_free(cell, free_bytes);
  if (free_bytes > size) {
    write_size(cell + size, free_bytes - size, true);
    add_free(cell + size, free_bytes - size);
  }
  write_size(cell, size, false);
  std::ranges::fill(image_.change(cell + 4, size - 4), std::byte{});
  return cell;
}

Status CellAllocator::release(Cell cell) {
  auto content = image_.cell(cell);
  if (!content) return pass_on(content);
  auto size = static_cast<std::uint32_t>(content->size() + 4);
  const Bin& bin = bin_of(cell);
  if (cell < bin.offset + k_bin_header_bytes || size > bin.offset + bin.size_bytes - cell) {
    return damaged(N_("cell {:#x} reaches beyond its bin"), cell);
  }
  const auto next = free_by_offset_.lower_bound(cell);
  if (next != free_by_offset_.begin()) {
    const auto [before, before_bytes] = *std::prev(next);
    if (before + before_bytes > cell) return damaged(N_("cell {:#x} is free but in use"), cell);
  }
  if (next != free_by_offset_.end() && next->first < cell + size) {
    return damaged(N_("cell {:#x} overlaps a free cell"), cell);
  }
  if (next != free_by_offset_.end() && next->first == cell + size && next->first < bin.offset + bin.size_bytes) {
    const auto [after, after_bytes] = *next;
    remove_free(after, after_bytes);
    size += after_bytes;
  }
  if (const auto behind = free_by_offset_.lower_bound(cell); behind != free_by_offset_.begin()) {
    const auto [before, before_bytes] = *std::prev(behind);
    if (before + before_bytes == cell && before > bin.offset) {
      remove_free(before, before_bytes);
      cell = before;
      size += before_bytes;
    }
  }
  write_size(cell, size, true);
  add_free(cell, size);
  return {};
}

void CellAllocator::add_free(Cell cell, std::uint32_t size_bytes) {
  free_by_offset_.emplace(cell, size_bytes);
  free_by_size_.emplace(size_bytes, cell);
}

void CellAllocator::remove_free(Cell cell, std::uint32_t size_bytes) {
  free_by_offset_.erase(cell);
  free_by_size_.erase({size_bytes, cell});
}

void CellAllocator::write_size(Cell cell, std::uint32_t size_bytes, bool is_free) {
  store_u32(image_.change(cell, 4), 0, is_free ? size_bytes : 0u - size_bytes);
}

Status CellAllocator::add_bin(std::uint32_t cell_bytes) {
  const Bin bin{image_.bins_bytes(), round_up(cell_bytes + k_bin_header_bytes, k_page_bytes)};
  if (auto grown = image_.grow(bin.size_bytes); !grown) return grown;
  write_bin_header(image_, bin);
  bins_.push_back(bin);
  const Cell cell = bin.offset + k_bin_header_bytes;
  write_size(cell, bin.size_bytes - k_bin_header_bytes, true);
  add_free(cell, bin.size_bytes - k_bin_header_bytes);
  return {};
}

const Bin& CellAllocator::bin_of(Cell cell) const {
  const auto next = std::ranges::upper_bound(bins_, cell, {}, &Bin::offset);
  return *std::prev(next);
}

}  // namespace lifeboat::registry
