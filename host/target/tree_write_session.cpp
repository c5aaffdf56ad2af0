#include "host/target/tree_write_session.hpp"

#include <fcntl.h>

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/session_file.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

Status check_open(const std::function<Status()>& at_end) {
  if (at_end) return {};
  return fail(ErrorKind::bad_use, tr("the write session has ended"));
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

}  // namespace

TreeWriteSession::TreeWriteSession(const FileTree& tree, std::string given_by, std::function<Status()> at_end)
    : tree_(tree), backups_(tree, std::move(given_by)), at_end_(std::move(at_end)) {}

TreeWriteSession::~TreeWriteSession() { static_cast<void>(end()); }

Result<std::string> TreeWriteSession::back_up(std::string_view path) {
  if (auto open = check_open(at_end_); !open) return tl::unexpected(open.error());
  auto copy = backups_.add(path);
  if (!copy) return with_context(tr("no backup could be made"), copy.error());
  return copy;
}

Status TreeWriteSession::leave_note(std::string_view name, std::string_view text) {
  if (auto open = check_open(at_end_); !open) return open;
  return backups_.add_text(name, text);
}

Result<std::unique_ptr<DurableFile>> TreeWriteSession::open_file(std::string_view path, bool create_if_missing) {
  if (auto open = check_open(at_end_); !open) return tl::unexpected(open.error());
  auto fd = tree_.open_file(path, O_RDWR);
  if (!fd && fd.error().kind == ErrorKind::not_found && create_if_missing) {
    fd = tree_.create_file(path);
    if (!fd) return tl::unexpected(fd.error());
    if (auto synced = tree_.sync_folder(parent_of(path)); !synced) return tl::unexpected(synced.error());
  }
  if (!fd) return tl::unexpected(fd.error());
  auto shared = std::make_shared<UniqueFd>(std::move(*fd));
  files_.push_back(shared);
  return std::make_unique<SessionFile>(std::move(shared), std::string(path));
}

Status TreeWriteSession::finish() {
  if (auto open = check_open(at_end_); !open) return open;
  const bool is_in_use = std::any_of(files_.begin(), files_.end(), [](const auto& file) { return !file.expired(); });
  if (is_in_use) return fail(ErrorKind::bad_use, tr("a file of the write session is still open"));
  return end();
}

Status TreeWriteSession::end() {
  if (!at_end_) return {};
  for (const auto& file : files_) {
    if (const auto fd = file.lock()) fd->reset();
  }
  return std::exchange(at_end_, nullptr)();
}

}  // namespace lifeboat::target
