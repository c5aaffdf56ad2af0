#include "host/target/folder_volume.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/base/text.hpp"
#include "host/target/system_error.hpp"
#include "host/target/tree_write_session.hpp"
#include "host/target/write_consent.hpp"

namespace lifeboat::target {

Result<std::shared_ptr<FolderVolume>> FolderVolume::open(const std::string& path) {
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open()) return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  UniqueFd same(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0));
  if (!same.is_open()) return fail_errno(fmt::format(fmt::runtime(tr("cannot open {}")), path), errno);
  auto lock = TargetLock::hold(std::move(same), path);
  if (!lock) return tl::unexpected(lock.error());
  return std::shared_ptr<FolderVolume>(new FolderVolume(path, FileTree(std::move(fd)), std::move(*lock)));
}

Result<std::vector<std::byte>> FolderVolume::read_file(std::string_view path, std::uint64_t limit_bytes) {
  return tree_.read_file(path, limit_bytes);
}

Result<UniqueFd> FolderVolume::open_for_reading(std::string_view path) { return tree_.open_file(path, O_RDONLY); }

Result<std::vector<DirectoryEntry>> FolderVolume::list(std::string_view path) { return tree_.list(path); }

Result<std::string> FolderVolume::resolve(std::string_view path) { return tree_.resolve(path); }

Status FolderVolume::can_write() {
  if (::faccessat(tree_.root(), ".", W_OK | X_OK, AT_EACCESS) == 0) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("{} cannot be written")), path_), errno);
}

Result<std::unique_ptr<WriteSession>> FolderVolume::begin_write(const WriteConsent& consent) {
  if (auto checked = check_begin(consent, is_writing_, path_); !checked) return tl::unexpected(checked.error());
  if (auto can = can_write(); !can) return tl::unexpected(can.error());
  if (auto locked = lock_.raise(); !locked) return tl::unexpected(locked.error());
  is_writing_ = true;
  return std::make_unique<TreeWriteSession>(tree_, consent.given_by,
                                            [self = shared_from_this()] { return self->end_write(); });
}

Status FolderVolume::end_write() {
  is_writing_ = false;
  const bool is_synced = ::syncfs(tree_.root()) == 0;
  const int code = errno;
  lock_.lower();
  if (is_synced) return {};
  return fail_errno(fmt::format(fmt::runtime(tr("cannot sync {}")), path_), code);
}

}  // namespace lifeboat::target
