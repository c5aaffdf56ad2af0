// The bytes of a hive file: base block, bins, and whatever lies behind them. Hands out cells after checking their
// bounds, and keeps what an edit needs: which 4 KiB pages changed since the last commit, and how to undo the edit
// that is under way. Spans are borrowed and die with the next growth. UI thread only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/base_block.hpp"

namespace lifeboat::registry {

using Cell = std::uint32_t;

inline constexpr Cell k_no_cell = 0xFFFFFFFF;
inline constexpr std::uint32_t k_page_bytes = 4096;
// Windows takes a larger cell for damage (HSANE_CELL_MAX).
inline constexpr std::uint32_t k_cell_limit_bytes = 1024 * 1024;
// Cells are 31-bit numbers, the top bit marks volatile storage; one page less keeps every sum below it.
inline constexpr std::uint32_t k_bins_limit_bytes = 0x7FFFF000;

class HiveImage {
 public:
  // `bins_bytes` must lie within the file.
  HiveImage(std::vector<std::byte> file, std::uint32_t bins_bytes);

  [[nodiscard]] std::span<const std::byte> file() const { return file_; }
  [[nodiscard]] std::span<std::byte> base_block() { return std::span(file_).first(k_base_block_bytes); }
  [[nodiscard]] std::span<const std::byte> bins() const {
    return std::span<const std::byte>(file_).subspan(k_base_block_bytes, bins_bytes_);
  }
  [[nodiscard]] std::uint32_t bins_bytes() const { return bins_bytes_; }

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

  void begin_edit();
  void keep_edit();
  // True when there was something to undo.
  bool undo_edit();

  [[nodiscard]] const std::set<std::uint32_t>& dirty_pages() const { return dirty_; }  // page 0 is the first of bins
  void forget_dirty_pages() { dirty_.clear(); }

 private:
  struct SavedPage {
    std::array<std::byte, k_page_bytes> bytes;
    bool was_dirty;
  };
  void remember(std::uint32_t page);

  std::vector<std::byte> file_;
  std::uint32_t bins_bytes_;
  std::set<std::uint32_t> dirty_;
  bool is_editing_ = false;
  std::map<std::uint32_t, SavedPage> saved_;
  std::uint32_t saved_bins_bytes_ = 0;
  std::vector<std::byte> saved_tail_;  // bytes behind the last bin that a new bin took over
  std::size_t saved_file_bytes_ = 0;
};

}  // namespace lifeboat::registry
