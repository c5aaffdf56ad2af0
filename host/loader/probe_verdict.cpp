#include "host/loader/probe_verdict.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <functional>

#include <fmt/format.h>

#include "host/loader/trusted_path.hpp"
#include "lifeboat/plugin.h"

namespace lifeboat::loader {

namespace {

namespace fs = std::filesystem;

// Path, inode, size and both times: a file that was replaced or edited is another file. The first line of the
// verdict's file, so that two keys of one hash do not meet.
std::optional<std::string> key_of(const fs::path& plugin) {
  struct stat facts {};
  if (::stat(plugin.c_str(), &facts) != 0) return std::nullopt;
  return fmt::format("{}.{} {} {} {} {}.{} {}.{} {}\n", LB_ABI_MAJOR, LB_ABI_MINOR, facts.st_dev, facts.st_ino,
                     facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec,
                     facts.st_ctim.tv_nsec, plugin.string());
}

fs::path file_of(const fs::path& folder, const std::string& key) {
  return folder / fmt::format("{:016x}", std::hash<std::string>{}(key));
}

}  // namespace

Status status_of_verdict(std::string_view verdict) {
  if (verdict == k_verdict_good) return {};
  return fail(ErrorKind::refused, std::string(verdict));
}

bool VerdictCache::is_ours() const {
  struct stat facts {};
  return !folder_.empty() && ::lstat(folder_.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
         facts.st_uid == ::geteuid() && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

std::optional<std::string> VerdictCache::find(const fs::path& plugin) const {
  const auto key = key_of(plugin);
  if (!key || !is_ours()) return std::nullopt;
  const auto bytes = read_bounded(file_of(folder_, *key), key->size() + k_max_verdict_bytes);
  if (!bytes) return std::nullopt;
  const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (!text.starts_with(*key) || text.size() == key->size()) return std::nullopt;
  return text.substr(key->size());
}

void VerdictCache::keep(const fs::path& plugin, std::string_view verdict) const {
  const auto key = key_of(plugin);
  if (folder_.empty() || !key) return;
  std::error_code ignored;
  fs::create_directories(folder_.parent_path(), ignored);
  ::mkdir(folder_.c_str(), S_IRWXU);
  if (!is_ours()) return;
  static std::atomic<unsigned> serial{0};  // two probes at once must not share a temporary
  const fs::path file = file_of(folder_, *key);
  const fs::path temporary = fmt::format("{}.{}.{}", file.string(), ::getpid(), serial++);
  std::ofstream(temporary, std::ios::binary) << *key << verdict;
  fs::rename(temporary, file, ignored);
}

}  // namespace lifeboat::loader
