#include "host/target/file_tree.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <memory>
#include <optional>

#include "host/base/text.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

// WinSxS, the largest folder of a real Windows, has about 60,000 entries.
constexpr std::size_t k_max_folder_entries = 1'000'000;

struct CloseDir {
  void operator()(DIR* dir) const { ::closedir(dir); }
};
using Dir = std::unique_ptr<DIR, CloseDir>;

tl::unexpected<Error> fail_at(const char* format, const std::string& path, int code) {
  return fail_errno(fmt::format(fmt::runtime(format), with_backslashes(path)), code);
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

bool is_link(int folder, const std::string& name) {
  struct stat facts {};
  return ::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode);
}

tl::unexpected<Error> fail_link(const std::string& path) {
  return fail(ErrorKind::refused,
              fmt::format(fmt::runtime(tr("{} is a link; Lifeboat does not follow links")), with_backslashes(path)));
}

Result<Dir> open_dir(int folder, const std::string& path) {
  const int fd = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return fail_at(tr("cannot list {}"), path, errno);
  Dir dir(::fdopendir(fd));  // owns the descriptor from here
  if (dir) return dir;
  const UniqueFd closes(fd);
  return fail_at(tr("cannot list {}"), path, errno);
}

// Calls `visit(name)` for each entry until it answers false.
template <class Visit>
Status for_each_name(int folder, const std::string& path, Visit visit) {
  auto dir = open_dir(folder, path);
  if (!dir) return tl::unexpected(dir.error());
  for (std::size_t count = 0; count < k_max_folder_entries; ++count) {
    errno = 0;
    const dirent* entry = ::readdir(dir->get());
    if (entry == nullptr && errno != 0) return fail_at(tr("cannot list {}"), path, errno);
    if (entry == nullptr) return {};
    const std::string_view name = entry->d_name;
    if (name != "." && name != ".." && !visit(name)) return {};
  }
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("{} has too many entries")), with_backslashes(path)));
}

// The entry's own spelling: the exact name where it exists, else the first that differs in case only.
Result<std::string> find_name(int folder, const std::string& path, const std::string& name) {
  struct stat facts {};
  if (::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0) return name;
  std::optional<std::string> found;
  auto walked = for_each_name(folder, path, [&](std::string_view entry) {
    if (is_same_name(entry, name)) found = entry;
    return !found;
  });
  if (!walked) return tl::unexpected(walked.error());
  if (found) return *found;
  return fail_at(tr("cannot open {}"), join(path, name), ENOENT);
}

Result<std::uint64_t> size_of_regular(int fd, const std::string& path) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0) return fail_at(tr("cannot open {}"), path, errno);
  if (S_ISREG(facts.st_mode)) return static_cast<std::uint64_t>(facts.st_size);
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} is not a file")), with_backslashes(path)));
}

}  // namespace

Result<FileTree::Folder> FileTree::open_folder(std::span<const std::string> parts) const {
  Folder at{UniqueFd(::openat(root_.get(), ".", O_PATH | O_DIRECTORY | O_CLOEXEC)), ""};
  if (!at.fd.is_open()) return fail_at(tr("cannot open {}"), "", errno);
  for (const std::string& part : parts) {
    auto name = find_name(at.fd.get(), at.path, part);
    if (!name) return tl::unexpected(name.error());
    const std::string path = join(at.path, *name);
    UniqueFd next(::openat(at.fd.get(), name->c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    const int code = errno;
    if (!next.is_open() && is_link(at.fd.get(), *name)) return fail_link(path);
    if (!next.is_open()) return fail_at(tr("cannot open {}"), path, code == ENOTDIR ? ENOENT : code);
    at = Folder{std::move(next), path};
  }
  return at;
}

Result<FileTree::Place> FileTree::place_of(std::string_view path) const {
  auto parts = split_path(path);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return fail(ErrorKind::bad_use, tr("the path names no file"));
  auto folder = open_folder(std::span(*parts).first(parts->size() - 1));
  if (!folder) return tl::unexpected(folder.error());
  return Place{std::move(*folder), parts->back()};
}

Result<std::string> FileTree::resolve(std::string_view path) const {
  auto parts = split_path(path);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return std::string();
  auto folder = open_folder(std::span(*parts).first(parts->size() - 1));
  if (!folder) return tl::unexpected(folder.error());
  auto name = find_name(folder->fd.get(), folder->path, parts->back());
  if (!name) return tl::unexpected(name.error());
  return join(folder->path, *name);
}

Result<std::vector<DirectoryEntry>> FileTree::list(std::string_view path) const {
  auto parts = split_path(path);
  if (!parts) return tl::unexpected(parts.error());
  auto folder = open_folder(*parts);
  if (!folder) return tl::unexpected(folder.error());
  std::vector<DirectoryEntry> entries;
  auto walked = for_each_name(folder->fd.get(), folder->path, [&](std::string_view name) {
    struct stat facts {};
    const std::string text(name);
    if (::fstatat(folder->fd.get(), text.c_str(), &facts, AT_SYMLINK_NOFOLLOW) != 0) facts = {};
    const bool is_file = S_ISREG(facts.st_mode);
    entries.push_back({text, S_ISDIR(facts.st_mode), is_file ? static_cast<std::uint64_t>(facts.st_size) : 0});
    return true;
  });
  if (!walked) return tl::unexpected(walked.error());
  return entries;
}

Result<UniqueFd> FileTree::open_file(std::string_view path, int flags) const {
  auto place = place_of(path);
  if (!place) return tl::unexpected(place.error());
  auto name = find_name(place->folder.fd.get(), place->folder.path, place->name);
  if (!name) return tl::unexpected(name.error());
  const std::string full = join(place->folder.path, *name);
  // O_NONBLOCK: opening a pipe must not wait for its other end.
  UniqueFd fd(::openat(place->folder.fd.get(), name->c_str(),
                       flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  const int code = errno;
  if (!fd.is_open() && code == ELOOP) return fail_link(full);
  if (!fd.is_open()) return fail_at(tr("cannot open {}"), full, code);
  if (auto size = size_of_regular(fd.get(), full); !size) return tl::unexpected(size.error());
  return fd;
}

Result<std::vector<std::byte>> FileTree::read_file(std::string_view path, std::uint64_t limit_bytes) const {
  auto fd = open_file(path, O_RDONLY);
  if (!fd) return tl::unexpected(fd.error());
  auto size = size_of_regular(fd->get(), std::string(path));
  if (!size) return tl::unexpected(size.error());
  if (*size > limit_bytes) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} has {} bytes, more than the limit of {}")),
                                                with_backslashes(path), *size, limit_bytes));
  }
  std::vector<std::byte> bytes(static_cast<std::size_t>(*size));
  auto done = read_range(fd->get(), 0, bytes, with_backslashes(path));
  if (!done) return tl::unexpected(done.error());
  return bytes;
}

Result<UniqueFd> FileTree::create_file(std::string_view path) const {
  auto place = place_of(path);
  if (!place) return tl::unexpected(place.error());
  const std::string full = join(place->folder.path, place->name);
  const int folder = place->folder.fd.get();
  auto taken = find_name(folder, place->folder.path, place->name);
  if (!taken && taken.error().kind != ErrorKind::not_found) return tl::unexpected(taken.error());
  UniqueFd fd;
  errno = EEXIST;
  if (!taken) fd = UniqueFd(::openat(folder, place->name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (fd.is_open()) return fd;
  if (errno == EEXIST) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} exists already")), with_backslashes(full)));
  }
  return fail_at(tr("cannot make {}"), full, errno);
}

Result<bool> FileTree::create_folder(std::string_view path) const {
  auto place = place_of(path);
  if (!place) return tl::unexpected(place.error());
  const int folder = place->folder.fd.get();
  auto taken = find_name(folder, place->folder.path, place->name);
  if (taken) return false;
  if (taken.error().kind != ErrorKind::not_found) return tl::unexpected(taken.error());
  if (::mkdirat(folder, place->name.c_str(), 0700) == 0) return true;
  return fail_at(tr("cannot make {}"), join(place->folder.path, place->name), errno);
}

Status FileTree::remove_file(std::string_view path) const {
  auto place = place_of(path);
  if (!place) return tl::unexpected(place.error());
  if (::unlinkat(place->folder.fd.get(), place->name.c_str(), 0) == 0) return {};
  return fail_at(tr("cannot remove {}"), join(place->folder.path, place->name), errno);
}

Status FileTree::sync_folder(std::string_view path) const {
  auto parts = split_path(path);
  if (!parts) return tl::unexpected(parts.error());
  auto folder = open_folder(*parts);
  if (!folder) return tl::unexpected(folder.error());
  const UniqueFd fd(::openat(folder->fd.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.is_open() && ::fsync(fd.get()) == 0) return {};
  return fail_at(tr("cannot sync {}"), folder->path, errno);
}

}  // namespace lifeboat::target
