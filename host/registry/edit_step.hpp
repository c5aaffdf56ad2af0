// How to get from one state of a hive's bytes to another: the runs of bytes that differ, and the sizes. An edit leaves
// such a step behind; taking it gives the step back (undo, redo), exact to the byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lifeboat::registry {

struct EditStep {
  struct Patch {
    std::size_t file_offset = 0;
    std::vector<std::byte> bytes;
  };
  std::vector<Patch> patches;
  std::uint32_t bins_bytes = 0;
  std::size_t file_bytes = 0;
  // Pages that were as on the disk in the other state, while the disk is still of this generation.
  std::vector<std::uint32_t> clean_pages;
  std::uint32_t disk_generation = 0;
  bool is_replay = false;  // of the transaction logs: the header goes with it

  [[nodiscard]] bool is_empty() const { return patches.empty(); }
  [[nodiscard]] std::size_t memory_bytes() const;
};

// Makes two steps back one: first `newer`, then `older`. Leaves `older` as it was when there is no memory.
void join(EditStep& older, EditStep newer);

// What differs between `before` and `now`, as patches of `before`; `file_offset` is where both lie.
void append_differences(std::vector<EditStep::Patch>& patches, std::size_t file_offset, const std::byte* before,
                        const std::byte* now, std::size_t size_bytes);

}  // namespace lifeboat::registry
