#include "host/target/file_copy.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "host/base/text.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_chunk_bytes = 1 << 20;
// ntfs-3g's name for a file's security descriptor, which NTFS keeps below 64 KiB.
constexpr const char* k_ntfs_acl = "system.ntfs_acl";
constexpr std::size_t k_max_acl_bytes = 65536;

struct Pair {
  int from;
  int to;
  std::string from_name;
  std::string to_name;
};

Result<std::uint64_t> size_of(int fd, const std::string& name) {
  struct stat facts {};
  if (::fstat(fd, &facts) == 0) return static_cast<std::uint64_t>(facts.st_size);
  return fail_errno(fmt::format(fmt::runtime(tr("cannot read {}")), name), errno);
}

// Calls `visit(offset, chunk)` over the whole file.
template <class Visit>
Status for_each_chunk(int fd, const std::string& name, Visit visit) {
  auto size = size_of(fd, name);
  if (!size) return tl::unexpected(size.error());
  std::vector<std::byte> buffer(k_chunk_bytes);
  for (std::uint64_t at = 0; at < *size; at += k_chunk_bytes) {
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(k_chunk_bytes, *size - at));
    const auto chunk = std::span(buffer).first(length);
    if (auto got = read_range(fd, at, chunk, name); !got) return got;
    if (auto done = visit(at, chunk); !done) return done;
  }
  return {};
}

Status copy_bytes(const Pair& pair) {
  auto copied = for_each_chunk(pair.from, pair.from_name, [&](std::uint64_t at, std::span<const std::byte> chunk) {
    return write_range(pair.to, at, chunk, pair.to_name);
  });
  if (!copied) return copied;
  if (::fsync(pair.to) == 0) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("cannot sync {}")), pair.to_name), errno);
}

// Other file systems than NTFS have no such attribute, and then there is nothing to copy.
Status copy_rights(const Pair& pair) {
  std::array<char, k_max_acl_bytes> acl{};
  const ssize_t size = ::fgetxattr(pair.from, k_ntfs_acl, acl.data(), acl.size());
  if (size <= 0) return {};
  if (::fsetxattr(pair.to, k_ntfs_acl, acl.data(), static_cast<std::size_t>(size), 0) == 0) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("cannot set the rights of {}")), pair.to_name), errno);
}

// Reads both again past the cache, as far as the kernel lets go of it.
Status compare(const Pair& pair) {
  ::posix_fadvise(pair.to, 0, 0, POSIX_FADV_DONTNEED);
  const auto differs =
      fail(ErrorKind::io, fmt::format(fmt::runtime(tr("{} differs from its original")), pair.to_name));
  auto size_from = size_of(pair.from, pair.from_name);
  auto size_to = size_of(pair.to, pair.to_name);
  if (!size_from || !size_to || *size_from != *size_to) return differs;
  std::vector<std::byte> other(k_chunk_bytes);
  return for_each_chunk(pair.from, pair.from_name, [&](std::uint64_t at, std::span<const std::byte> chunk) -> Status {
    const auto copy = std::span(other).first(chunk.size());
    if (auto got = read_range(pair.to, at, copy, pair.to_name); !got) return got;
    if (std::equal(chunk.begin(), chunk.end(), copy.begin())) return {};
    return differs;
  });
}

std::string folder_of(const std::string& path) { return path.substr(0, std::min(path.rfind('/'), path.size())); }

Status fill_copy(const FileTree& tree, const Pair& pair, const std::string& to) {
  if (auto copied = copy_bytes(pair); !copied) return copied;
  if (auto copied = copy_rights(pair); !copied) return copied;
  if (auto synced = tree.sync_folder(folder_of(to)); !synced) return synced;
  return compare(pair);
}

}  // namespace

Status copy_file(const FileTree& tree, const std::string& from, const std::string& to) {
  auto source = tree.open_file(from, O_RDONLY);
  if (!source) return tl::unexpected(source.error());
  auto copy = tree.create_file(to);
  if (!copy) return tl::unexpected(copy.error());
  const Pair pair{source->get(), copy->get(), with_backslashes(from), with_backslashes(to)};
  auto filled = fill_copy(tree, pair, to);
  if (!filled) static_cast<void>(tree.remove_file(to));  // half a copy must not pass for a backup
  return filled;
}

}  // namespace lifeboat::target
