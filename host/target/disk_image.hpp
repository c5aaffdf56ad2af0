// A raw image of a whole disk, as a plain file: what all volumes of an image target share. Only the bytes that are
// there are ever read; devices are refused, so this version cannot open a real disk. One thread at a time.
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
  // Holds the target's shared lock from here on. `refused` for what is no regular file, `damaged` when empty.
  [[nodiscard]] static Result<std::shared_ptr<DiskImage>> open(const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size_bytes() const { return size_bytes_; }
  [[nodiscard]] int fd() const { return fd_.get(); }
  [[nodiscard]] Status read_at(std::uint64_t offset, std::span<std::byte> into) const;
  // The same file for reading and writing, whatever its name says by now.
  [[nodiscard]] Result<UniqueFd> open_for_writing() const;

 private:
  DiskImage(std::string path, UniqueFd fd, std::uint64_t size_bytes)
      : path_(std::move(path)), fd_(std::move(fd)), size_bytes_(size_bytes) {}

  std::string path_;
  UniqueFd fd_;
  std::uint64_t size_bytes_;
};

}  // namespace lifeboat::target
