// A whole disk, as a raw image in a plain file or as a block device: what all its volumes share. Only the bytes that are
// there are ever read. Loop devices are open to all, as they lie on an image; a disk of this machine is refused unless
// its owner said that it is meant. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

class DiskImage {
 public:
  // Holds the target's shared lock from here on. `refused` for what is neither an image nor a disk, and for a disk of
  // this machine without `is_live`; `damaged` when empty.
  [[nodiscard]] static Result<std::shared_ptr<DiskImage>> open(const std::string& path, bool is_live = false);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size_bytes() const { return size_bytes_; }
  [[nodiscard]] int fd() const { return fd_.get(); }
  [[nodiscard]] Status read_at(std::uint64_t offset, std::span<std::byte> into) const;
  // The same file for reading and writing, whatever its name says by now. A device that this machine itself uses, be it
  // by one mounted partition, is `refused`.
  [[nodiscard]] Result<UniqueFd> open_for_writing() const;

 private:
  DiskImage(std::string path, UniqueFd fd, std::uint64_t size_bytes, bool is_device)
      : path_(std::move(path)), fd_(std::move(fd)), size_bytes_(size_bytes), is_device_(is_device) {}

  std::string path_;
  UniqueFd fd_;
  std::uint64_t size_bytes_;
  bool is_device_;
};

}  // namespace lifeboat::target
