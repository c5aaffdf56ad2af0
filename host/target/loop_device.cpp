#include "host/target/loop_device.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/loop.h>
#include <sys/ioctl.h>

#include <cstring>

#include "host/base/text.hpp"
#include "host/target/loop_backing.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

// Others may take the free device that the kernel named before we do; then we ask again.
constexpr int k_attach_attempts = 64;

loop_config make_config(int file, std::uint64_t offset, std::uint64_t size, LoopMode mode) {
  loop_config config{};
  config.fd = static_cast<__u32>(file);
  config.info.lo_offset = offset;
  config.info.lo_sizelimit = size;
  config.info.lo_flags = LO_FLAGS_AUTOCLEAR;
  std::strcpy(reinterpret_cast<char*>(config.info.lo_file_name), k_own_loop_mark);
  if (mode == LoopMode::read_only) config.info.lo_flags |= LO_FLAGS_READ_ONLY;
  return config;
}

Result<std::string> free_device() {
  const UniqueFd control(::open("/dev/loop-control", O_RDWR | O_CLOEXEC));
  const int number = control.is_open() ? ::ioctl(control.get(), LOOP_CTL_GET_FREE) : -1;
  if (number < 0) return fail_errno(tr("no loop device can be had for the disk image"), errno);
  return fmt::format("/dev/loop{}", number);
}

}  // namespace

Result<LoopDevice> LoopDevice::attach(int file, std::uint64_t offset, std::uint64_t size, LoopMode mode) {
  const loop_config config = make_config(file, offset, size, mode);
  const int flags = mode == LoopMode::read_only ? O_RDONLY : O_RDWR;
  int code = EBUSY;
  for (int attempt = 0; attempt < k_attach_attempts && code == EBUSY; ++attempt) {
    auto path = free_device();
    if (!path) return tl::unexpected(path.error());
    UniqueFd fd(::open(path->c_str(), flags | O_CLOEXEC));
    if (fd.is_open() && ::ioctl(fd.get(), LOOP_CONFIGURE, &config) == 0) return LoopDevice(std::move(fd), *path);
    code = errno;
  }
  return fail_errno(tr("no loop device can be had for the disk image"), code);
}

}  // namespace lifeboat::target
