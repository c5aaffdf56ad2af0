#include "host/target/memory_copy.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_piece_bytes = 1 << 20;

Status copy_all(int from, int to, std::uint64_t size_bytes, const std::string& name) {
  while (size_bytes > 0) {
    const ssize_t done = ::sendfile(to, from, nullptr, std::min<std::uint64_t>(size_bytes, k_piece_bytes));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), name), errno);
    if (done == 0) return {};  // it has become shorter
    size_bytes -= static_cast<std::uint64_t>(done);
  }
  return {};
}

}  // namespace

Result<UniqueFd> copy_to_memory(VolumeAccess& volume, std::string_view path, std::uint64_t limit_bytes) {
  const std::string name(path);
  const auto file = volume.open_for_reading(path);
  if (!file) return tl::unexpected<Error>(file.error());
  struct stat facts {};
  UniqueFd copy(::memfd_create("copy", MFD_CLOEXEC));
  if (::fstat(file->get(), &facts) != 0 || !copy.is_open()) {
    return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), name), errno);
  }
  const auto size_bytes = static_cast<std::uint64_t>(facts.st_size);
  if (size_bytes > limit_bytes) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is larger than {} bytes")), name, limit_bytes));
  }
  if (auto copied = copy_all(file->get(), copy.get(), size_bytes, name); !copied) {
    return tl::unexpected<Error>(copied.error());
  }
  ::lseek(copy.get(), 0, SEEK_SET);
  return copy;
}

}  // namespace lifeboat::target
