// A byte range of a file as a block device. The kernel lets go of it by itself (LO_FLAGS_AUTOCLEAR) once the last
// user has closed it, so nothing stays behind however this process ends. Needs root.
#pragma once

#include <cstdint>
#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

enum class LoopMode { read_only, read_write };

class LoopDevice {
 public:
  // `read_only` is the kernel's promise that not a byte of the file changes through this device.
  [[nodiscard]] static Result<LoopDevice> attach(int file, std::uint64_t offset, std::uint64_t size, LoopMode mode);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int fd() const { return fd_.get(); }

 private:
  LoopDevice(UniqueFd fd, std::string path) : fd_(std::move(fd)), path_(std::move(path)) {}

  UniqueFd fd_;
  std::string path_;
};

}  // namespace lifeboat::target
