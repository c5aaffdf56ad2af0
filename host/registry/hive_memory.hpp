// The bytes of a hive file in memory, such that a snapshot costs only what changes afterwards. They are read into plain
// memory. The first snapshot moves them into an anonymous file of the kernel's (memfd), which is never written again and
// both map privately: the kernel then copies a 4 KiB page when it is first changed. Later snapshots are another such
// mapping, with the changed pages copied over. Rejected: a memfd from the start, which takes three times as long to
// fill (no huge pages); and mapping the hive file itself, because a disk that fails to deliver a page then kills the
// process (SIGBUS) instead of answering an error.
// Addresses never change: there is room for the largest hive that the format allows. A snapshot may be read on another
// thread than its original is changed on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/registry/hive_read.hpp"

namespace lifeboat::registry {

inline constexpr std::uint32_t k_page_bytes = 4096;

class HiveMemory {
 public:
  [[nodiscard]] static Result<HiveMemory> copy_of(std::span<const std::byte> bytes);
  // All of a file from its start; `refused` above `limit_bytes`. What the disk does not deliver stays zero and is
  // counted in `unreadable_bytes`, so that a bad sector does not cost the whole hive; `io` when nothing can be read.
  // `refused`, too, when `watch` wants no more.
  [[nodiscard]] static Result<HiveMemory> read(int fd, std::uint64_t limit_bytes, const ReadWatch& watch = {});
  [[nodiscard]] static Result<HiveMemory> read(const Reader& reader, std::uint64_t size_bytes);
  HiveMemory(HiveMemory&& other) noexcept;
  HiveMemory& operator=(HiveMemory&& other) noexcept;
  ~HiveMemory();

  // As it is now; later changes of either are not seen by the other.
  [[nodiscard]] Result<HiveMemory> snapshot();

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint64_t unreadable_bytes() const { return unreadable_bytes_; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, size_}; }
  // Bytes to change, within bounds.
  [[nodiscard]] std::span<std::byte> change(std::size_t offset, std::size_t size_bytes);
  // New bytes at the end are zero. Fails when there is no memory or the format's limit is reached.
  [[nodiscard]] Status resize(std::size_t size_bytes);

 private:
  // What snapshots share.
  struct Content {
    UniqueFd fd;
    std::size_t size_bytes = 0;
  };
  HiveMemory() = default;
  // Address space for the largest hive; nothing of it can be touched yet.
  [[nodiscard]] static Result<HiveMemory> reserve();
  [[nodiscard]] Status make_ready(std::size_t size_bytes);
  [[nodiscard]] Status share();
  [[nodiscard]] static Result<HiveMemory> map(std::shared_ptr<const Content> content);

  void* room_ = nullptr;        // what was reserved
  std::byte* start_ = nullptr;  // within it
  std::size_t size_ = 0;
  std::size_t ready_bytes_ = 0;  // that can be read and written; whole pages
  std::uint64_t unreadable_bytes_ = 0;
  std::shared_ptr<const Content> content_;  // none before the first snapshot
  std::vector<bool> changed_;               // by page: differs from the content
};

}  // namespace lifeboat::registry
