#include "host/registry/hive_image.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

static_assert(k_base_block_bytes == k_page_bytes, "a page of the bins is the page after it of the file");

constexpr std::size_t page_start(std::uint32_t page) { return (std::size_t{page} + 1) * k_page_bytes; }

// How much of the page lies within a file of that length.
constexpr std::size_t page_length(std::uint32_t page, std::size_t file_bytes) {
  return std::min<std::size_t>(k_page_bytes, file_bytes - page_start(page));
}

}  // namespace

HiveImage::HiveImage(HiveMemory file, std::uint32_t bins_bytes)
    : file_(std::move(file)), bins_bytes_(bins_bytes), least_file_bytes_(file_.size()) {
  assert(file_.size() >= k_base_block_bytes + bins_bytes_);
}

Result<HiveImage> HiveImage::snapshot() {
  auto memory = file_.snapshot();
  if (!memory) return pass_on(memory);
  return HiveImage(std::move(*memory), bins_bytes_);
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

// Editing --------------------------------------------------------------------------------------------------------

std::span<std::byte> HiveImage::change(std::uint32_t offset, std::size_t size_bytes) {
  assert(offset + size_bytes <= bins_bytes_);
  if (size_bytes == 0) return {};
  const auto last = static_cast<std::uint32_t>((offset + size_bytes - 1) / k_page_bytes);
  for (std::uint32_t page = offset / k_page_bytes; page <= last; ++page) {
    remember(page);
    dirty_.insert(page);
  }
  return file_.change(k_base_block_bytes + offset, size_bytes);
}

std::span<std::byte> HiveImage::change_cell(Cell at) {
  const auto content = cell(at);
  assert(content);
  return change(at + 4, content->size());
}

void HiveImage::remember(std::uint32_t page) {
  const std::size_t start = page_start(page);
  if (!is_editing_ || start >= saved_file_bytes_ || saved_.contains(page)) return;
  SavedPage& saved = saved_[page];
  saved.was_dirty = dirty_.contains(page);
  std::ranges::copy(file().subspan(start, page_length(page, saved_file_bytes_)), saved.bytes.begin());
}

Status HiveImage::grow(std::uint32_t more_bytes) {
  if (more_bytes > k_bins_limit_bytes - bins_bytes_) {
    return complain(ErrorKind::refused, N_("the hive would grow beyond 2 GiB"));
  }
  const std::size_t end = k_base_block_bytes + bins_bytes_ + more_bytes;
  if (file_.size() < end) {
    if (auto resized = file_.resize(end); !resized) return resized;
  }
  const std::uint32_t start = bins_bytes_;
  bins_bytes_ += more_bytes;
  set_bins_bytes(base_block(), bins_bytes_);
  std::ranges::fill(change(start, more_bytes), std::byte{});
  return {};
}

void HiveImage::shrink(std::uint32_t bins_bytes) {
  assert(bins_bytes <= bins_bytes_);
  set_size(bins_bytes, file_.size());
}

void HiveImage::begin_edit() {
  assert(!is_editing_);
  is_editing_ = true;
  saved_bins_bytes_ = bins_bytes_;
  saved_file_bytes_ = file_.size();
}

EditStep HiveImage::step_back() const {
  EditStep step{{}, saved_bins_bytes_, saved_file_bytes_, {}, disk_generation_, false};
  for (const auto& [page, saved] : saved_) {
    const std::size_t start = page_start(page);
    append_differences(step.patches, start, saved.bytes.data(), file().data() + start,
                       page_length(page, saved_file_bytes_));
    if (!saved.was_dirty) step.clean_pages.push_back(page);
  }
  // Only a replay makes the bins shorter, and only of a hive without changes.
  for (std::uint32_t at = bins_bytes_; at < saved_bins_bytes_; at += k_page_bytes) {
    if (!saved_.contains(at / k_page_bytes)) step.clean_pages.push_back(at / k_page_bytes);
  }
  return step;
}

void HiveImage::keep_edit() {
  is_editing_ = false;
  saved_.clear();
}

bool HiveImage::undo_edit() {
  const bool had_changes = !saved_.empty() || bins_bytes_ != saved_bins_bytes_;
  for (const auto& [page, saved] : saved_) {
    const std::size_t length = page_length(page, saved_file_bytes_);
    std::copy_n(saved.bytes.begin(), length, file_.change(page_start(page), length).begin());
    if (!saved.was_dirty) dirty_.erase(page);
  }
  set_size(saved_bins_bytes_, saved_file_bytes_);
  keep_edit();
  return had_changes;
}

// Only ever to a size that the file had before, so there is room.
void HiveImage::set_size(std::uint32_t bins_bytes, std::size_t file_bytes) {
  const bool is_resized = file_.resize(file_bytes).has_value();
  assert(is_resized);
  static_cast<void>(is_resized);
  dirty_.erase(dirty_.lower_bound(bins_bytes / k_page_bytes), dirty_.end());
  if (bins_bytes != bins_bytes_) set_bins_bytes(base_block(), bins_bytes);
  bins_bytes_ = bins_bytes;
}

std::set<std::uint32_t> HiveImage::pages_of(const EditStep& step) const {
  std::set<std::uint32_t> pages;
  for (const EditStep::Patch& patch : step.patches) {
    const std::size_t last = (patch.file_offset + patch.bytes.size() - 1) / k_page_bytes;
    for (std::size_t page = patch.file_offset / k_page_bytes; page <= last; ++page) {
      pages.insert(static_cast<std::uint32_t>(page - 1));
    }
  }
  const auto [low, high] = std::minmax(bins_bytes_, step.bins_bytes);
  for (std::uint32_t at = low; at < high; at += k_page_bytes) pages.insert(at / k_page_bytes);
  return pages;
}

// Needs no memory once it has begun to change anything.
EditStep HiveImage::exchange(const EditStep& step) {
  EditStep back{{}, bins_bytes_, file_.size(), {}, disk_generation_, step.is_replay};
  std::set<std::uint32_t> pages = pages_of(step);
  for (const std::uint32_t page : pages) {
    if (page < bins_bytes_ / k_page_bytes && !dirty_.contains(page)) back.clean_pages.push_back(page);
  }
  const std::size_t end = std::max(step.file_bytes, least_file_bytes_);
  back.patches.reserve(step.patches.size() + 1);
  if (end < file_.size()) {
    const auto tail = file().subspan(end);
    back.patches.push_back({end, {tail.begin(), tail.end()}});
  }
  for (const EditStep::Patch& patch : step.patches) back.patches.push_back(patch);
  set_size(std::max(step.bins_bytes, bins_bytes_), std::max(end, file_.size()));
  const std::size_t first = back.patches.size() - step.patches.size();
  for (auto patch = back.patches.begin() + static_cast<std::ptrdiff_t>(first); patch != back.patches.end(); ++patch) {
    std::ranges::swap_ranges(patch->bytes, file_.change(patch->file_offset, patch->bytes.size()));
  }
  std::ranges::reverse(back.patches);
  std::erase_if(back.patches, [&](const EditStep::Patch& patch) { return patch.file_offset >= back.file_bytes; });
  dirty_.merge(pages);
  if (step.disk_generation == disk_generation_) {
    for (const std::uint32_t page : step.clean_pages) dirty_.erase(page);
  }
  set_size(step.bins_bytes, end);
  return back;
}

void HiveImage::note_on_disk(std::size_t file_bytes, std::set<std::uint32_t> still_dirty) {
  dirty_ = std::move(still_dirty);
  ++disk_generation_;
  least_file_bytes_ = file_bytes;
}

}  // namespace lifeboat::registry
