#include "host/target/session_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/base/text.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {

Result<std::uint64_t> SessionFile::size() {
  struct stat facts {};
  if (::fstat(fd_->get(), &facts) == 0) return static_cast<std::uint64_t>(facts.st_size);
  return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), name_), errno);
}

Status SessionFile::read_at(std::uint64_t offset, std::span<std::byte> into) {
  return read_range(fd_->get(), offset, into, name_);
}

Status SessionFile::write_at(std::uint64_t offset, std::span<const std::byte> from) {
  return write_range(fd_->get(), offset, from, name_);
}

Status SessionFile::resize(std::uint64_t size_bytes) {
  if (::ftruncate(fd_->get(), static_cast<off_t>(size_bytes)) == 0) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("cannot resize {}")), name_), errno);
}

Status SessionFile::sync() {
  if (::fsync(fd_->get()) == 0) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("cannot sync {}")), name_), errno);
}

}  // namespace lifeboat::target
