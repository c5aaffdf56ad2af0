#include "host/registry/offline/windows_files.hpp"

#include <utility>

#include "host/registry/offline/drive_letters.hpp"
#include "host/target/hive_facts.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::registry {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char upper(char letter) { return static_cast<char>(letter & ~0x20); }

// The letter that a path begins with, or NUL.
char take_letter(std::string_view& path) {
  if (path.size() < 2 || path[1] != ':' || !is_letter(path[0])) return '\0';
  const char letter = upper(path[0]);
  path.remove_prefix(2);
  return letter;
}

// The letter that this Windows gives its own volume, by what SOFTWARE calls its folder; NUL when it does not say.
char own_letter(const Hive* software) {
  if (software == nullptr) return '\0';
  const auto key = software->find_key(software->root(), R"(Microsoft\Windows NT\CurrentVersion)");
  const std::string root = key ? target::string_value(*software, *key, "SystemRoot").value_or("") : "";
  std::string_view rest = root;
  return take_letter(rest);
}

}  // namespace

Result<HiveFile> find_on(const std::shared_ptr<target::VolumeAccess>& volume, std::string_view path) {
  auto there = volume->resolve(path);
  if (!there) return tl::unexpected<Error>(there.error());
  return HiveFile{volume, target::with_backslashes(*there)};
}

WindowsFiles::WindowsFiles(const std::vector<target::Volume>& volumes, const target::Installation& installation)
    : volumes_(volumes), installation_(installation) {}

void WindowsFiles::learn_letters(const Hive* system, const Hive* software) {
  letters_.clear();
  if (system == nullptr) return;
  const char own = own_letter(software);
  for (const auto& [letter, partition] : read_drive_letters(*system)) {
    if (letter == own) continue;
    for (std::size_t i = 0; i < volumes_.size(); ++i) {
      if (volumes_[i].partition_guid == partition && volumes_[i].access) letters_[letter] = i;
    }
  }
}

Result<HiveFile> WindowsFiles::find(std::string_view path) const {
  const std::string whole = without_variables(path);
  std::string_view rest = whole;
  const char letter = take_letter(rest);
  return find_on(volume_of(letter), rest);
}

std::vector<std::string> WindowsFiles::folders_in(std::string_view path) const {
  std::vector<std::string> names;
  auto entries = volume_of('\0')->list(path);
  for (const auto& entry : entries ? *entries : std::vector<target::DirectoryEntry>{}) {
    if (entry.is_directory) names.push_back(entry.name);
  }
  return names;
}

std::string WindowsFiles::without_variables(std::string_view path) const {
  if (path.empty() || path.front() != '%') return std::string(path);
  const std::size_t end = path.find('%', 1);
  if (end == std::string_view::npos) return std::string(path);
  const std::string_view name = path.substr(1, end - 1);
  const std::string_view rest = path.substr(end + 1);
  if (is_same_name(name, "SystemDrive")) return std::string(rest);
  if (is_same_name(name, "SystemRoot") || is_same_name(name, "windir")) {
    return installation_.system_root + std::string(rest);
  }
  return std::string(path);
}

const std::shared_ptr<target::VolumeAccess>& WindowsFiles::volume_of(char letter) const {
  const auto found = letters_.find(letter);
  return volumes_[found == letters_.end() ? installation_.volume : found->second].access;
}

}  // namespace lifeboat::registry
