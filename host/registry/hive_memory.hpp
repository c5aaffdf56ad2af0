// The bytes of a hive file in memory, kept so that a snapshot costs only what changed since the file was read. The
// file's content lies in an anonymous file of the kernel's (memfd) that is never written again; each HiveMemory maps
// it privately, so that the kernel copies a 4 KiB page when it is first changed, and a snapshot is another such mapping
// with the changed pages copied over. Rejected: mapping the hive file itself, because a disk that fails to deliver
// a page then kills the process (SIGBUS) instead of answering an error.
// Addresses never change: the mapping has room for the largest hive that the format allows. A snapshot may be read on
// another thread than its original is changed on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/hive_content.hpp"

namespace lifeboat::registry {

inline constexpr std::uint32_t k_page_bytes = 4096;

class HiveMemory {
 public:
  [[nodiscard]] static Result<HiveMemory> copy_of(std::span<const std::byte> bytes);
  // All of a file from its start; `refused` above `limit_bytes`. What the disk does not deliver stays zero and is
  // counted in `unreadable_bytes`, so that a bad sector does not cost the whole hive; `io` when nothing can be read.
  [[nodiscard]] static Result<HiveMemory> read(int fd, std::uint64_t limit_bytes);
  [[nodiscard]] static Result<HiveMemory> read(const Reader& reader, std::uint64_t size_bytes);
  HiveMemory(HiveMemory&& other) noexcept;
  HiveMemory& operator=(HiveMemory&& other) noexcept;
  ~HiveMemory();

  // As it is now; later changes of either are not seen by the other.
  [[nodiscard]] Result<HiveMemory> snapshot() const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint64_t unreadable_bytes() const;
  [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, size_}; }
  // Bytes to change, within bounds.
  [[nodiscard]] std::span<std::byte> change(std::size_t offset, std::size_t size_bytes);
  // New bytes at the end are zero. Fails when there is no memory or the format's limit is reached.
  [[nodiscard]] Status resize(std::size_t size_bytes);

 private:
  explicit HiveMemory(SharedContent content);  // not mapped yet
  [[nodiscard]] static Result<HiveMemory> map(SharedContent content);
  [[nodiscard]] std::size_t mapped_bytes() const;  // of the content

  SharedContent content_;
  std::byte* start_ = nullptr;
  std::size_t size_ = 0;
  std::vector<bool> changed_;  // by page: differs from the content
};

}  // namespace lifeboat::registry
