#include "host/registry/cell_claims.hpp"

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::uint32_t k_cell_unit_bytes = 8;

}  // namespace

// A bin that cannot be told is told once, with all pages behind it up to the next one that has a header.
CellClaims::CellClaims(const HiveImage& image, const std::function<void(const Error&)>& tell)
    : image_(image), unclaimed_(image.bins_bytes() / k_cell_unit_bytes), unknown_(unclaimed_.size()),
      unknown_bytes_left_(image.bins_bytes()) {
  bool is_in_gap = false;
  for (std::uint32_t at = 0; at < image_.bins_bytes();) {
    const auto bin = read_bin(image_, at);
    if (!bin && !is_in_gap) tell(bin.error());
    if (bin) mark_bin(*bin, tell);
    else mark_unknown(at, at + k_page_bytes);
    is_in_gap = !bin;
    at += bin ? bin->size_bytes : k_page_bytes;
  }
}

void CellClaims::mark_bin(const Bin& bin, const std::function<void(const Error&)>& tell) {
  std::uint32_t end = bin.offset + k_bin_header_bytes;
  const auto visited = visit_cells(image_, bin, [&](Cell cell, std::uint32_t size_bytes, bool is_free) {
    unclaimed_[cell / k_cell_unit_bytes] = !is_free;
    end = cell + size_bytes;
  });
  if (visited) return;
  tell(visited.error());
  mark_unknown(end, bin.offset + bin.size_bytes);
}

void CellClaims::mark_unknown(std::uint32_t from, std::uint32_t to) {
  const std::size_t first = from / k_cell_unit_bytes, count = (to - from) / k_cell_unit_bytes;
  unclaimed_.set(first, count, true);
  unknown_.set(first, count, true);
}

Status CellClaims::claim(Cell cell) {
  auto content = image_.cell(cell);
  if (!content) return pass_on(content);
  const std::size_t number = cell / k_cell_unit_bytes;
  if (!unclaimed_[number]) return damaged(N_("cell {:#x} is used twice or is none"), cell);
  unclaimed_[number] = false;
  if (!unknown_[number]) return {};
  if (content->size() > unknown_bytes_left_) return damaged(N_("cell {:#x} overlaps others"), cell);
  unknown_bytes_left_ -= content->size();
  return {};
}

void CellClaims::for_each_unclaimed(const std::function<void(Cell)>& visit) const {
  const auto lost = unclaimed_ - unknown_;
  for (auto at = lost.find_first(); at != lost.npos; at = lost.find_next(at)) {
    visit(static_cast<Cell>(k_cell_unit_bytes * at));
  }
}

}  // namespace lifeboat::registry
