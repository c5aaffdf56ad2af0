// A whole disk, as a raw image in a plain file or as a block device: what all its volumes share. Only the bytes that are
// there are ever read. Loop devices on an image are open to all and locked with that image; a disk of this machine is
// refused unless its owner said that it is meant. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/target/target_lock.hpp"

namespace lifeboat::target {

class DiskImage {
 public:
  // Holds the target's shared lock from here on. `refused` for what is neither an image nor a disk, and for a disk of
  // this machine without `is_live`; `damaged` when empty.
  [[nodiscard]] static Result<std::shared_ptr<DiskImage>> open(const std::string& path, bool is_live = false);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size_bytes() const { return size_bytes_; }
  // The two sizes that sectors of disks have, the one that the device says first. An image says nothing, and a loop
  // device of 512 bytes neither, as that is what it has when nobody asked for a size; then 512 is first.
  [[nodiscard]] std::array<std::uint32_t, 2> sector_sizes() const;
  [[nodiscard]] int fd() const { return fd_.get(); }
  [[nodiscard]] Status read_at(std::uint64_t offset, std::span<std::byte> into) const;
  // By which all volumes of the disk are locked at once, and all names of it.
  [[nodiscard]] TargetLock& lock() { return lock_; }
  // The same file for reading and writing, whatever its name says by now. What this machine itself uses is `refused`: a
  // device, be it by one mounted partition; an image on which a loop device lies, or that a program has locked.
  [[nodiscard]] Result<UniqueFd> open_for_writing() const;

 private:
  DiskImage(std::string path, UniqueFd fd, TargetLock lock, std::uint64_t size_bytes, dev_t device)
      : path_(std::move(path)), fd_(std::move(fd)), lock_(std::move(lock)), size_bytes_(size_bytes), device_(device) {}
  [[nodiscard]] Status check_is_free() const;

  std::string path_;
  UniqueFd fd_;
  TargetLock lock_;
  std::uint64_t size_bytes_;
  dev_t device_;  // 0 for an image
};

}  // namespace lifeboat::target
