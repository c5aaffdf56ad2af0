#include "host/target/ntfs_volume.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>

#include "host/base/text.hpp"
#include "host/target/ntfs_journal.hpp"
#include "host/target/ntfs_state.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"
#include "host/target/tree_write_session.hpp"
#include "host/target/write_consent.hpp"

namespace lifeboat::target {

namespace {

tl::unexpected<Error> fail_asleep() {
  return fail(ErrorKind::refused, tr("Windows is hibernated or was shut down by fast start-up. What is written now "
                                     "would be lost or do harm when it resumes. Shut Windows down fully first"));
}

Status check_journal(const NtfsRange& volume) {
  const auto state = read_journal(volume);
  if (!state) return tl::unexpected<Error>(state.error());
  if (*state == JournalState::finished) return {};
  if (*state == JournalState::cached) return fail_asleep();
  return fail(ErrorKind::refused, tr("Windows was not shut down properly, and the journal of this volume holds changes that "
                                     "are only begun. Lifeboat does not write to it before Windows, or a disk check, has "
                                     "finished them"));
}

}  // namespace

Result<FileTree*> NtfsVolume::tree() {
  if (!mounted_) {
    if (auto done = mount(LoopMode::read_only); !done) return with_context(place_.name, done.error());
  }
  return &mounted_->tree;
}

Status NtfsVolume::mount(LoopMode mode) {
  const bool is_write = mode == LoopMode::read_write;
  auto writable = is_write ? image_->open_for_writing() : UniqueFd();
  if (!writable) return tl::unexpected(writable.error());
  const int file = is_write ? writable->get() : image_->fd();
  auto device = LoopDevice::attach(file, place_.offset_bytes, place_.size_bytes, mode);
  if (!device) return tl::unexpected(device.error());
  auto mounted = NtfsMount::mount(*device, mode, is_write ? image_->lock().fd() : -1);
  if (!mounted) return tl::unexpected(mounted.error());
  UniqueFd root = mounted->take_root();
  mounted_.emplace(Mounted{std::move(*mounted), FileTree(std::move(root))});
  return {};
}

Status NtfsVolume::unmount() {
  if (!mounted_) return {};
  NtfsMount mount = std::move(mounted_->mount);
  mounted_.reset();
  return mount.wait_for_end();
}

Result<std::vector<std::byte>> NtfsVolume::read_file(std::string_view path, std::uint64_t limit_bytes) {
  return tree().and_then([&](FileTree* files) { return files->read_file(path, limit_bytes); });
}

Result<UniqueFd> NtfsVolume::open_for_reading(std::string_view path) {
  return tree().and_then([&](FileTree* files) { return files->open_file(path, O_RDONLY); });
}

Result<std::vector<DirectoryEntry>> NtfsVolume::list(std::string_view path) {
  return tree().and_then([&](FileTree* files) { return files->list(path); });
}

Result<std::string> NtfsVolume::resolve(std::string_view path) {
  return tree().and_then([&](FileTree* files) { return files->resolve(path); });
}

Status NtfsVolume::can_write() {
  if (is_writing_) return {};
  if (auto file = image_->open_for_writing(); !file) return tl::unexpected(file.error());
  if (auto checked = check_marks(); !checked) return with_context(place_.name, checked.error());
  return {};
}

Status NtfsVolume::check_marks() {
  if (!place_.why_read_only.empty()) return fail(ErrorKind::refused, place_.why_read_only);
  const NtfsRange range{*image_, place_.offset_bytes, place_.size_bytes};
  auto flags = read_volume_flags(range);
  if (!flags) return tl::unexpected(flags.error());
  if ((*flags & k_volume_is_dirty) != 0) {
    return fail(ErrorKind::refused, tr("Windows has marked this volume for a disk check (it is \"dirty\"). Lifeboat "
                                       "does not write to it before the check has been made"));
  }
  if (auto finished = check_journal(range); !finished) return finished;
  auto files = tree();
  if (!files) return tl::unexpected(files.error());
  auto hibernation = (*files)->open_file("hiberfil.sys", O_RDONLY);
  if (!hibernation && hibernation.error().kind == ErrorKind::not_found) return {};
  if (!hibernation) return tl::unexpected(hibernation.error());
  std::array<std::byte, 8> start{};
  const bool is_read = ::pread(hibernation->get(), start.data(), start.size(), 0) >= 0;
  if (is_read && !is_hibernation_image(start)) return {};
  return fail_asleep();
}

Result<std::unique_ptr<WriteSession>> NtfsVolume::begin_write(const WriteConsent& consent) {
  if (auto checked = check_begin(consent, is_writing_, place_.name); !checked) return tl::unexpected(checked.error());
  if (auto locked = image_->lock().raise(); !locked) return tl::unexpected(locked.error());
  auto session = start_session(consent);
  if (!session) image_->lock().lower();
  return session;
}

Result<std::unique_ptr<WriteSession>> NtfsVolume::start_session(const WriteConsent& consent) {
  if (auto can = can_write(); !can) return tl::unexpected(can.error());
  if (auto done = unmount(); !done) return tl::unexpected(done.error());
  if (auto done = mount(LoopMode::read_write); !done) return with_context(place_.name, done.error());
  is_writing_ = true;
  return std::make_unique<TreeWriteSession>(mounted_->tree, consent.given_by,
                                            [self = shared_from_this()] { return self->end_write(); });
}

Status NtfsVolume::end_write() {
  const bool is_synced = ::syncfs(mounted_->tree.root()) == 0;
  const int code = errno;
  auto ended = unmount();
  if (!ended) return ended;  // ntfs-3g still writes: neither we nor others may begin beside it
  is_writing_ = false;
  if (::fsync(image_->fd()) != 0) ended = fail_errno(image_->path(), errno);
  image_->lock().lower();
  if (is_synced) return ended;
  return fail_errno(fmt::format(fmt::runtime(tr("cannot sync {}")), place_.name), code);
}

}  // namespace lifeboat::target
