// A file whose writes can be made to last. The hive commit is written against this interface, so tests can cut it
// at any write or sync; on a real volume only host/target hands one out, and only within a write session.
// One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "host/base/error.hpp"

namespace lifeboat {

class DurableFile {
 public:
  virtual ~DurableFile() = default;
  [[nodiscard]] virtual Result<std::uint64_t> size() = 0;
  // Fills all of `into` or fails.
  [[nodiscard]] virtual Status read_at(std::uint64_t offset, std::span<std::byte> into) = 0;
  // Writes all of `from` or fails; a failed write may have reached the file in part.
  [[nodiscard]] virtual Status write_at(std::uint64_t offset, std::span<const std::byte> from) = 0;
  [[nodiscard]] virtual Status resize(std::uint64_t size_bytes) = 0;
  // Returns once everything written so far is on the medium (fsync).
  [[nodiscard]] virtual Status sync() = 0;
};

}  // namespace lifeboat
