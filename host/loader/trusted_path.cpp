#include "host/loader/trusted_path.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::loader {

namespace {

namespace fs = std::filesystem;

Result<fs::path> real_path(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::canonical(path, error);
  if (error) {
    return fail(ErrorKind::not_found,
                fmt::format(fmt::runtime(tr("cannot find {}: {}")), path.string(), error.message()));
  }
  return real;
}

Status check_writers(const fs::path& path, bool may_be_sticky) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot look at {}")), path.string()));
  }
  if (facts.st_uid != 0 && facts.st_uid != ::geteuid()) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("{} belongs to another user")), path.string()));
  }
  const bool is_open = (facts.st_mode & (S_IWGRP | S_IWOTH)) != 0;
  if (is_open && !(may_be_sticky && (facts.st_mode & S_ISVTX) != 0)) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("other users may write to {}")), path.string()));
  }
  return {};
}

bool is_below(const fs::path& file, const fs::path& folder) {
  const auto [at, end] = std::ranges::mismatch(folder, file);
  return at == folder.end() && end != file.end();
}

}  // namespace

Result<fs::path> trusted_folder(const fs::path& folder) {
  auto real = real_path(folder);
  if (!real) return real;
  if (!fs::is_directory(*real)) {
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("{} is not a folder")), folder.string()));
  }
  if (auto status = check_writers(*real, false); !status) return tl::unexpected(status.error());
  for (fs::path above = real->parent_path(); above != above.parent_path(); above = above.parent_path()) {
    if (auto status = check_writers(above, true); !status) return tl::unexpected(status.error());
  }
  return real;
}

Result<fs::path> trusted_file(const fs::path& file, const fs::path& real_folder) {
  auto real = real_path(file);
  if (!real) return real;
  if (!is_below(*real, real_folder)) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("{} leads out of the plug-ins' folder")), file.filename().string()));
  }
  if (!fs::is_regular_file(*real)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is not a file")), file.filename().string()));
  }
  for (fs::path step = *real; step != real_folder; step = step.parent_path()) {
    if (auto status = check_writers(step, false); !status) return tl::unexpected(status.error());
  }
  return real;
}

Result<std::vector<std::byte>> read_first(const fs::path& file, std::size_t size_bytes) {
  const auto failed = [&] {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot read {}")), file.filename().string()));
  };
  // O_NONBLOCK: opening a pipe that somebody put there must not wait for a writer.
  const UniqueFd descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!descriptor.is_open()) return failed();
  std::vector<std::byte> bytes(size_bytes);
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count = ::read(descriptor.get(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed();
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  bytes.resize(size);
  return bytes;
}

Result<std::vector<std::byte>> read_bounded(const fs::path& file, std::size_t limit) {
  auto bytes = read_first(file, limit + 1);
  if (bytes && bytes->size() > limit) {
    return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("{} is too large")), file.filename().string()));
  }
  return bytes;
}

}  // namespace lifeboat::loader
