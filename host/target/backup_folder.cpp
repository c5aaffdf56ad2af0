#include "host/target/backup_folder.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "host/base/text.hpp"
#include "host/target/file_copy.hpp"
#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

constexpr const char* k_top_folder = "Lifeboat";
// Sessions within one second, or backups of one file within a session; more means that something runs wild.
constexpr int k_max_same_name = 1000;

std::string numbered(const std::string& name, int number) {
  return number == 1 ? name : fmt::format("{}.{}", name, number);
}

std::string utc_time() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(now));
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

Result<std::string> BackupFolder::add(std::string_view path) {
  auto from = tree_.resolve(path);
  if (!from) return from;
  if (auto made = make_session_folder(); !made) return tl::unexpected(made.error());
  if (auto made = make_folders(folder_ + "/" + parent_of(*from)); !made) return tl::unexpected(made.error());
  auto copied = copy_to_free_name(*from, folder_ + "/" + *from);
  if (!copied) return copied;
  return with_backslashes(*copied);
}

Status BackupFolder::make_session_folder() {
  if (!folder_.empty()) return {};
  if (auto made = make_folders(k_top_folder); !made) return made;
  const std::string name = fmt::format("{}/{}", k_top_folder, utc_time());
  for (int number = 1; number <= k_max_same_name; ++number) {
    const std::string folder = numbered(name, number);
    auto made = tree_.create_folder(folder);
    if (!made) return tl::unexpected(made.error());
    if (!*made) continue;
    folder_ = folder;
    if (auto synced = tree_.sync_folder(k_top_folder); !synced) return synced;
    return add_text("session.txt", fmt::format("Lifeboat wrote to this volume; the originals are here.\r\n"
                                               "Agreed to by: {}\r\n",
                                               given_by_));
  }
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} exists already")), with_backslashes(name)));
}

Status BackupFolder::add_text(std::string_view name, std::string_view text) {
  const std::string path = fmt::format("{}/{}", folder_, name);
  auto file = tree_.create_file(path);
  if (!file) return tl::unexpected(file.error());
  if (auto put = write_range(file->get(), 0, std::as_bytes(std::span(text)), path); !put) return put;
  if (::fsync(file->get()) == 0) return tree_.sync_folder(folder_);
  return fail_errno(fmt::format(fmt::runtime(tr("cannot sync {}")), with_backslashes(path)), errno);
}

Status BackupFolder::make_folders(const std::string& path) {
  auto parts = split_path(path);
  if (!parts) return tl::unexpected(parts.error());
  std::string at;
  for (const std::string& part : *parts) {
    const std::string parent = at;
    at += at.empty() ? part : "/" + part;
    auto made = tree_.create_folder(at);
    if (!made) return tl::unexpected(made.error());
    if (!*made) continue;
    if (auto synced = tree_.sync_folder(parent); !synced) return synced;
  }
  return {};
}

Result<std::string> BackupFolder::copy_to_free_name(const std::string& from, const std::string& to) {
  for (int number = 1; number <= k_max_same_name; ++number) {
    const std::string name = numbered(to, number);
    if (tree_.resolve(name)) continue;
    if (auto copied = copy_file(tree_, from, name); !copied) return tl::unexpected(copied.error());
    return name;
  }
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} exists already")), with_backslashes(to)));
}

}  // namespace lifeboat::target
