// A file in memory that can fail or be cut at its n-th write, resize or sync, with the failing write done in part.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "host/base/durable_file.hpp"

namespace lifeboat::registry::test {

// Counts the operations of all the files of one disk; after `fails_at` operations the next one fails, and all that
// follow too when the power is cut.
struct Faults {
  static constexpr int k_never = -1;
  int fails_at = k_never;
  bool stays_dead = false;
  std::size_t torn_bytes = 0;  // how much of the failing write still arrives, in bytes
  int done = 0;

  [[nodiscard]] bool next_fails() {
    const bool fails = fails_at != k_never && (stays_dead ? done >= fails_at : done == fails_at);
    ++done;
    return fails;
  }
};

class MemoryFile : public DurableFile {
 public:
  MemoryFile(std::vector<std::byte> bytes, Faults& faults) : bytes_(std::move(bytes)), faults_(faults) {}

  Result<std::uint64_t> size() override { return bytes_.size(); }

  Status read_at(std::uint64_t offset, std::span<std::byte> into) override {
    if (offset + into.size() > bytes_.size()) return fail(ErrorKind::io, "read past the end");
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return {};
  }

  Status write_at(std::uint64_t offset, std::span<const std::byte> from) override {
    const bool fails = faults_.next_fails();
    const bool was_dead = fails && faults_.done - 1 > faults_.fails_at;
    const std::size_t arrives = !fails ? from.size() : was_dead ? 0 : std::min(faults_.torn_bytes, from.size());
    if (offset + arrives > bytes_.size()) bytes_.resize(offset + arrives);
    std::copy_n(from.begin(), arrives, bytes_.begin() + static_cast<std::ptrdiff_t>(offset));
    if (fails) return fail(ErrorKind::io, "the disk is gone");
    return {};
  }

  Status resize(std::uint64_t size_bytes) override {
    if (faults_.next_fails()) return fail(ErrorKind::io, "the disk is full");
    bytes_.resize(size_bytes);
    return {};
  }

  Status sync() override {
    if (faults_.next_fails()) return fail(ErrorKind::io, "the disk is gone");
    return {};
  }

  [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }
  [[nodiscard]] std::vector<std::byte>& bytes() { return bytes_; }

 private:
  std::vector<std::byte> bytes_;
  Faults& faults_;
};

}  // namespace lifeboat::registry::test
