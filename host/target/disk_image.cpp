#include "host/target/disk_image.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "host/base/text.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"
#include "host/target/target_lock.hpp"

namespace lifeboat::target {
namespace {

Result<UniqueFd> reopen(int fd, int flags, const std::string& path) {
  UniqueFd again(::open(fmt::format("/proc/self/fd/{}", fd).c_str(), flags | O_CLOEXEC));
  if (!again.is_open()) return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  return again;
}

Status check_is_image(const struct stat& facts, const std::string& path) {
  if (S_ISBLK(facts.st_mode) || S_ISCHR(facts.st_mode)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr(
        "{} is a device; this version of Lifeboat opens disk images and folders only")), path));
  }
  if (!S_ISREG(facts.st_mode)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is neither a disk image nor a folder")), path));
  }
  if (facts.st_size > 0) return {};
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("{} is empty")), path));
}

}  // namespace

Result<std::shared_ptr<DiskImage>> DiskImage::open(const std::string& path) {
  // O_PATH first: opening a device for real can already do something to it.
  const UniqueFd handle(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat facts {};
  if (!handle.is_open() || ::fstat(handle.get(), &facts) != 0) {
    return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  }
  if (auto checked = check_is_image(facts, path); !checked) return tl::unexpected(checked.error());
  auto fd = reopen(handle.get(), O_RDONLY, path);
  if (!fd) return tl::unexpected(fd.error());
  if (auto locked = hold_shared(fd->get(), path); !locked) return tl::unexpected(locked.error());
  return std::shared_ptr<DiskImage>(new DiskImage(path, std::move(*fd), static_cast<std::uint64_t>(facts.st_size)));
}

Status DiskImage::read_at(std::uint64_t offset, std::span<std::byte> into) const {
  return read_range(fd_.get(), offset, into, path_);
}

Result<UniqueFd> DiskImage::open_for_writing() const { return reopen(fd_.get(), O_RDWR, path_); }

}  // namespace lifeboat::target
