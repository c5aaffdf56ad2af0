// The bytes of a hive file: base block, bins, and whatever lies behind them. Hands out cells after checking their
// bounds, and keeps what edits need: which 4 KiB pages differ from the disk, and the steps to undo.
// Spans are borrowed and good as long as the image. UI thread only; a snapshot is an image of its own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/base_block.hpp"
#include "host/registry/edit_step.hpp"
#include "host/registry/hive_memory.hpp"

namespace lifeboat::registry {

using Cell = std::uint32_t;

inline constexpr Cell k_no_cell = 0xFFFFFFFF;
// Windows takes a larger cell for damage (HSANE_CELL_MAX).
inline constexpr std::uint32_t k_cell_limit_bytes = 1024 * 1024;
// Cells are 31-bit numbers, the top bit marks volatile storage; one page less keeps every sum below it.
inline constexpr std::uint32_t k_bins_limit_bytes = 0x7FFFF000;

class HiveImage {
 public:
  // `bins_bytes` must lie within the file.
  HiveImage(HiveMemory file, std::uint32_t bins_bytes);
  // Its bytes as they are now, without history.
  [[nodiscard]] Result<HiveImage> snapshot();

  [[nodiscard]] std::span<const std::byte> file() const { return file_.bytes(); }
  // To change; not part of an edit: undo leaves it alone but for the size of the bins.
  [[nodiscard]] std::span<std::byte> base_block() { return file_.change(0, k_base_block_bytes); }
  [[nodiscard]] std::span<const std::byte> bins() const {
    return file_.bytes().subspan(k_base_block_bytes, bins_bytes_);
  }
  [[nodiscard]] std::uint32_t bins_bytes() const { return bins_bytes_; }
  // What the disk did not deliver and is zero here.
  [[nodiscard]] std::uint64_t unreadable_bytes() const { return file_.unreadable_bytes(); }

  // What a cell in use holds, without its size field.
  [[nodiscard]] Result<std::span<const std::byte>> cell(Cell cell) const;
  // The same when it begins with `signature` and holds at least `least_bytes`; else fails and says so, calling it
  // `what` ("key node"), a text marked for translation.
  [[nodiscard]] Result<std::span<const std::byte>> record(Cell cell, std::string_view signature,
                                                          std::size_t least_bytes, const char* what) const;

  // Editing ------------------------------------------------------------------------------------------------------
  // Bytes to change, by offset from the first bin; they become dirty and are remembered for undo. Within bounds.
  [[nodiscard]] std::span<std::byte> change(std::uint32_t offset, std::size_t size_bytes);
  // The content of a cell in use, to change.
  [[nodiscard]] std::span<std::byte> change_cell(Cell cell);
  // Room behind the last bin for a new one; its bytes are zero.
  [[nodiscard]] Status grow(std::uint32_t more_bytes);

  // The bins end earlier; the file keeps its length.
  void shrink(std::uint32_t bins_bytes);

  void begin_edit();
  // How to take back the edit that is under way.
  [[nodiscard]] EditStep step_back() const;
  void keep_edit();
  // Takes an edit back that failed half-way, without needing memory. True when there was something.
  bool undo_edit();
  // Puts the image into the state that the step describes, and answers with the step back.
  [[nodiscard]] EditStep exchange(const EditStep& step);

  [[nodiscard]] const std::set<std::uint32_t>& dirty_pages() const { return dirty_; }  // page 0 is the first of bins
  // The disk is about to be written to: a page that is dirty now stays so, even if undo brings its old bytes back.
  void note_write_begun() { ++disk_generation_; }
  // The file on the disk is what this image holds but for `still_dirty`, and has `file_bytes`; undo never makes it
  // shorter.
  void note_on_disk(std::size_t file_bytes, std::set<std::uint32_t> still_dirty = {});

 private:
  struct SavedPage {
    std::array<std::byte, k_page_bytes> bytes;
    bool was_dirty;
  };
  // A page of the file; the base block is page 0 and never saved.
  void remember(std::uint32_t page);
  void set_size(std::uint32_t bins_bytes, std::size_t file_bytes);
  // The pages of the bins that the step writes to, adds or takes away.
  [[nodiscard]] std::set<std::uint32_t> pages_of(const EditStep& step) const;

  HiveMemory file_;
  std::uint32_t bins_bytes_;
  std::set<std::uint32_t> dirty_;
  std::uint32_t disk_generation_ = 0;  // grows with every write to the disk
  std::size_t least_file_bytes_ = 0;
  bool is_editing_ = false;
  std::map<std::uint32_t, SavedPage> saved_;  // by page of the bins, as they were before the edit
  std::uint32_t saved_bins_bytes_ = 0;
  std::size_t saved_file_bytes_ = 0;
};

}  // namespace lifeboat::registry
