#include "host/target/posix_io.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {

Status read_range(int fd, std::uint64_t offset, std::span<std::byte> into, const std::string& name) {
  while (!into.empty()) {
    const ssize_t got = ::pread(fd, into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), name), errno);
    if (got == 0) {
      return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot read {}: it ends at byte {}")), name, offset));
    }
    into = into.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
  return {};
}

Status write_range(int fd, std::uint64_t offset, std::span<const std::byte> from, const std::string& name) {
  while (!from.empty()) {
    const ssize_t put = ::pwrite(fd, from.data(), from.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail_errno(fmt::format(fmt::runtime(tr("cannot write {}")), name), errno);
    from = from.subspan(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
  return {};
}

}  // namespace lifeboat::target
