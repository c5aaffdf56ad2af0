#include "host/registry/hive_image.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {

HiveImage::HiveImage(std::vector<std::byte> file, std::uint32_t bins_bytes)
    : file_(std::move(file)), bins_bytes_(bins_bytes) {
  assert(file_.size() >= k_base_block_bytes + bins_bytes_);
}

Result<std::span<const std::byte>> HiveImage::cell(Cell cell) const {
  if (cell % 8 != 0 || cell >= bins_bytes_ || bins_bytes_ - cell < 8) {
    return damaged(N_("cell {:#x} lies outside of the hive"), cell);
  }
  const auto size = static_cast<std::int32_t>(load_u32(bins(), cell));
  if (size >= 0) return damaged(N_("cell {:#x} is free but in use"), cell);
  const std::uint32_t length = 0u - static_cast<std::uint32_t>(size);
  if (length < 8 || length > bins_bytes_ - cell) return damaged(N_("cell {:#x} is cut short"), cell);
  return bins().subspan(cell + 4, length - 4);
}

Result<std::span<const std::byte>> HiveImage::record(Cell at, std::string_view signature, std::size_t least_bytes,
                                                     const char* what) const {
  auto content = cell(at);
  if (!content) return with_context(tr(what), std::move(content.error()));
  if (content->size() < least_bytes || std::memcmp(content->data(), signature.data(), signature.size()) != 0) {
    return damaged(N_("cell {:#x} is no {}"), at, tr(what));
  }
  return content;
}

std::span<std::byte> HiveImage::change(std::uint32_t offset, std::size_t size_bytes) {
  assert(offset + size_bytes <= bins_bytes_);
  const auto last = static_cast<std::uint32_t>((offset + std::max<std::size_t>(size_bytes, 1) - 1) / k_page_bytes);
  for (std::uint32_t page = offset / k_page_bytes; page <= last; ++page) {
    remember(page);
    dirty_.insert(page);
  }
  return std::span(file_).subspan(k_base_block_bytes + offset, size_bytes);
}

std::span<std::byte> HiveImage::change_cell(Cell at) {
  const auto content = cell(at);
  assert(content);
  return change(at + 4, content->size());
}

void HiveImage::remember(std::uint32_t page) {
  if (!is_editing_ || page * k_page_bytes >= saved_bins_bytes_ || saved_.contains(page)) return;
  SavedPage& saved = saved_[page];
  saved.was_dirty = dirty_.contains(page);
  std::memcpy(saved.bytes.data(), file_.data() + k_base_block_bytes + page * k_page_bytes, k_page_bytes);
}

Status HiveImage::grow(std::uint32_t more_bytes) {
  if (more_bytes > k_bins_limit_bytes - bins_bytes_) {
    return complain(ErrorKind::refused, N_("the hive would grow beyond 2 GiB"));
  }
  const std::size_t start = k_base_block_bytes + bins_bytes_;
  if (file_.size() < start + more_bytes) file_.resize(start + more_bytes);
  const auto taken = std::span(file_).subspan(start, more_bytes);
  saved_tail_.insert(saved_tail_.end(), taken.begin(), taken.end());
  std::ranges::fill(taken, std::byte{});
  for (std::uint32_t done = 0; done < more_bytes; done += k_page_bytes) {
    dirty_.insert((bins_bytes_ + done) / k_page_bytes);
  }
  bins_bytes_ += more_bytes;
  set_bins_bytes(base_block(), bins_bytes_);
  return {};
}

void HiveImage::begin_edit() {
  assert(!is_editing_);
  is_editing_ = true;
  saved_bins_bytes_ = bins_bytes_;
  saved_file_bytes_ = file_.size();
}

void HiveImage::keep_edit() {
  is_editing_ = false;
  saved_.clear();
  saved_tail_.clear();
}

bool HiveImage::undo_edit() {
  const bool had_changes = !saved_.empty() || bins_bytes_ != saved_bins_bytes_;
  for (const auto& [page, saved] : saved_) {
    std::memcpy(file_.data() + k_base_block_bytes + page * k_page_bytes, saved.bytes.data(), k_page_bytes);
    if (!saved.was_dirty) dirty_.erase(page);
  }
  if (bins_bytes_ != saved_bins_bytes_) {
    std::ranges::copy(saved_tail_, std::span(file_).subspan(k_base_block_bytes + saved_bins_bytes_).begin());
    dirty_.erase(dirty_.lower_bound(saved_bins_bytes_ / k_page_bytes), dirty_.end());
    bins_bytes_ = saved_bins_bytes_;
    file_.resize(saved_file_bytes_);
    set_bins_bytes(base_block(), bins_bytes_);
  }
  keep_edit();
  return had_changes;
}

}  // namespace lifeboat::registry
