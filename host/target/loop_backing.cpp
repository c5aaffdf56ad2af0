#include "host/target/loop_backing.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

constexpr const char* k_block_devices = "/sys/block";

// "" for a loop device that lies on nothing.
std::string backing_path(const std::string& sysfs_folder) {
  std::ifstream file(sysfs_folder + "/loop/backing_file");
  std::string path;
  std::getline(file, path);
  return path;
}

std::optional<loop_info64> loop_facts(int loop) {
  loop_info64 facts{};
  return ::ioctl(loop, LOOP_GET_STATUS64, &facts) == 0 ? std::optional(facts) : std::nullopt;
}

bool is_own(const std::string& device) {
  const UniqueFd fd(::open(device.c_str(), O_RDONLY | O_CLOEXEC));
  const auto facts = fd.is_open() ? loop_facts(fd.get()) : std::nullopt;
  return facts && std::strcmp(reinterpret_cast<const char*>(facts->lo_file_name), k_own_loop_mark) == 0;
}

bool is_same_file(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

bool lies_on(const std::string& sysfs_folder, const struct stat& file) {
  struct stat facts {};
  const std::string path = backing_path(sysfs_folder);
  return !path.empty() && ::stat(path.c_str(), &facts) == 0 && is_same_file(facts, file);
}

}  // namespace

Result<UniqueFd> open_backing_file(int loop, const std::string& path) {
  struct stat device {}, file {};
  const auto facts = ::fstat(loop, &device) == 0 ? loop_facts(loop) : std::nullopt;
  if (!facts) return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  const std::string below =
      backing_path(fmt::format("/sys/dev/block/{}:{}", major(device.st_rdev), minor(device.st_rdev)));
  const UniqueFd handle(::open(below.c_str(), O_PATH | O_CLOEXEC));
  const bool is_found = handle.is_open() && ::fstat(handle.get(), &file) == 0;
  if (!is_found || file.st_dev != facts->lo_device || file.st_ino != facts->lo_inode) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("the file on which {} lies cannot be found")), path));
  }
  if (!S_ISREG(file.st_mode)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} lies on the device {}; name that one")), path, below));
  }
  UniqueFd opened(::open(fmt::format("/proc/self/fd/{}", handle.get()).c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.is_open()) return opened;
  return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), below), errno);
}

std::optional<std::string> foreign_loop_on(int file, dev_t except) {
  struct stat wanted {}, node {};
  if (::fstat(file, &wanted) != 0) return std::nullopt;
  std::error_code code;
  for (std::filesystem::directory_iterator each(k_block_devices, code), end; !code && each != end; each.increment(code)) {
    if (!lies_on(each->path().string(), wanted)) continue;
    const std::string device = "/dev/" + each->path().filename().string();
    const bool is_excepted = ::stat(device.c_str(), &node) == 0 && node.st_rdev == except;
    if (!is_excepted && !is_own(device)) return device;
  }
  return std::nullopt;
}

}  // namespace lifeboat::target
