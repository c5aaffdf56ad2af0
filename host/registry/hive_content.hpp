// The bytes of a file in an anonymous file of the kernel's (memfd), written once. A bad sector does not cost the whole
// file: what the disk refuses stays zero and is counted.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::registry {

struct HiveContent {
  UniqueFd fd;
  std::size_t size_bytes = 0;
  std::uint64_t unreadable_bytes = 0;
};
using SharedContent = std::shared_ptr<const HiveContent>;

[[nodiscard]] Result<SharedContent> content_of(std::span<const std::byte> bytes);
// All of a file from its start; `refused` above `limit_bytes`, `io` when nothing of it can be read.
[[nodiscard]] Result<SharedContent> read_content(int fd, std::uint64_t limit_bytes);
// As pread(2).
using Reader = std::function<ssize_t(std::span<std::byte> into, std::uint64_t offset)>;
[[nodiscard]] Result<SharedContent> read_content(const Reader& reader, std::uint64_t size_bytes);

}  // namespace lifeboat::registry
