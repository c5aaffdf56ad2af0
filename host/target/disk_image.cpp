#include "host/target/disk_image.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <linux/major.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "host/base/text.hpp"
#include "host/target/loop_backing.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

constexpr int k_sector_bytes = 512;
constexpr int k_large_sector_bytes = 4096;

tl::unexpected<Error> fail_in_use(const char* reason, const std::string& path, const std::string& by = {}) {
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(reason), path, by));
}

Result<UniqueFd> reopen(int fd, int flags, const std::string& path) {
  UniqueFd again(::open(fmt::format("/proc/self/fd/{}", fd).c_str(), flags | O_CLOEXEC));
  if (again.is_open()) return again;
  if (errno != EBUSY) return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  return fail_in_use(tr("{} is in use: this environment has mounted it, or a part of it"), path);
}

bool is_partition(dev_t device) {
  const std::string mark = fmt::format("/sys/dev/block/{}:{}/partition", major(device), minor(device));
  return ::access(mark.c_str(), F_OK) == 0;
}

bool is_loop(const struct stat& facts) { return S_ISBLK(facts.st_mode) && major(facts.st_rdev) == LOOP_MAJOR; }

Status check_is_disk(const struct stat& facts, const std::string& path, bool is_live) {
  if (S_ISBLK(facts.st_mode) && !is_loop(facts) && !is_live) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr(
        "{} is a disk of this machine: those are opened only with --live")), path));
  }
  if (S_ISBLK(facts.st_mode) && is_partition(facts.st_rdev)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is one partition; name the whole disk")), path));
  }
  if (S_ISBLK(facts.st_mode) || S_ISREG(facts.st_mode)) return {};
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is neither a disk image nor a folder")), path));
}

// In bytes.
Result<std::uint64_t> size_of(int fd, const struct stat& facts, const std::string& path) {
  std::uint64_t size = S_ISREG(facts.st_mode) ? static_cast<std::uint64_t>(facts.st_size) : 0;
  if (S_ISBLK(facts.st_mode) && ::ioctl(fd, BLKGETSIZE64, &size) != 0) {
    return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), path), errno);
  }
  if (size > 0) return size;
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("{} is empty")), path));
}

Result<TargetLock> lock_disk(int fd, const struct stat& facts, const std::string& path) {
  auto place = is_loop(facts) ? open_backing_file(fd, path) : reopen(fd, O_RDONLY, path);
  if (!place) return tl::unexpected(place.error());
  return TargetLock::hold(std::move(*place), path);
}

// Other programs' locks on parts of the file: virtual machines and ntfs-3g hold such while they use an image.
bool is_locked_by_program(int fd) {
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  return ::fcntl(fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

}  // namespace

Result<std::shared_ptr<DiskImage>> DiskImage::open(const std::string& path, bool is_live) {
  // O_PATH first: opening a device for real can already do something to it.
  const UniqueFd handle(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat facts {};
  if (!handle.is_open() || ::fstat(handle.get(), &facts) != 0) {
    return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  }
  if (auto checked = check_is_disk(facts, path, is_live); !checked) return tl::unexpected(checked.error());
  auto fd = reopen(handle.get(), O_RDONLY, path);
  if (!fd) return tl::unexpected(fd.error());
  const auto size = size_of(fd->get(), facts, path);
  if (!size) return tl::unexpected(size.error());
  auto lock = lock_disk(fd->get(), facts, path);
  if (!lock) return tl::unexpected(lock.error());
  const dev_t device = S_ISBLK(facts.st_mode) ? facts.st_rdev : 0;
  return std::shared_ptr<DiskImage>(new DiskImage(path, std::move(*fd), std::move(*lock), *size, device));
}

std::array<std::uint32_t, 2> DiskImage::sector_sizes() const {
  int said = 0;
  const bool is_large = device_ != 0 && ::ioctl(fd_.get(), BLKSSZGET, &said) == 0 && said == k_large_sector_bytes;
  if (is_large) return {k_large_sector_bytes, k_sector_bytes};
  return {k_sector_bytes, k_large_sector_bytes};
}

Status DiskImage::check_is_free() const {
  if (const auto loop = foreign_loop_on(lock_.fd(), device_)) {
    return fail_in_use(tr("{} is in use: the loop device {} lies on it"), path_, *loop);
  }
  if (!is_locked_by_program(lock_.fd())) return {};
  return fail_in_use(tr("{} is in use by another program, perhaps a virtual machine"), path_);
}

Status DiskImage::read_at(std::uint64_t offset, std::span<std::byte> into) const {
  return read_range(fd_.get(), offset, into, path_);
}

Result<UniqueFd> DiskImage::open_for_writing() const {
  // O_EXCL on a device: nobody else holds it, and nobody gets it while the descriptor lives.
  auto fd = reopen(fd_.get(), device_ != 0 ? O_RDWR | O_EXCL : O_RDWR, path_);
  if (!fd) return fd;
  if (auto checked = check_is_free(); !checked) return tl::unexpected(checked.error());
  int is_read_only = 0;  // the kernel opens such a device all the same
  if (device_ == 0 || (::ioctl(fd->get(), BLKROGET, &is_read_only) == 0 && is_read_only == 0)) return fd;
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is write-protected")), path_));
}

}  // namespace lifeboat::target
