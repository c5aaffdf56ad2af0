#include "host/registry/offline/windows_files.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::registry {

Result<HiveFile> find_on(const std::shared_ptr<target::VolumeAccess>& volume, std::string_view path) {
  auto there = volume->resolve(path);
  if (!there) return tl::unexpected<Error>(there.error());
  return HiveFile{volume, target::with_backslashes(*there)};
}

WindowsFiles::WindowsFiles(target::Target& target, const target::Installation& installation)
    : volumes_(target.volumes()),
      installation_(installation),
      own_letters_(target::windows_letters(target, installation)),
      typed_letters_(target::environment_letters(target)) {}

Result<HiveFile> WindowsFiles::find(std::string_view path) const {
  const std::string whole = without_variables(path);
  std::string_view rest = whole;
  const auto letter = target::take_letter(rest);
  const auto volume = letter ? own_letters_.volume_of(*letter) : std::nullopt;
  return find_at({volume.value_or(installation_.volume), std::string(rest)});
}

Result<HiveFile> WindowsFiles::find_typed(std::string_view path) const {
  auto place = target::resolve_path(typed_letters_, without_variables(path), installation_.volume);
  if (!place) return tl::unexpected<Error>(place.error());
  return find_at(*place);
}

Result<HiveFile> WindowsFiles::find_at(const target::VolumePath& place) const {
  const target::Volume& volume = volumes_[place.volume];
  if (volume.access) return find_on(volume.access, place.path);
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("volume {} cannot be read: {}")), volume.number,
                                              volume.problem));
}

std::vector<std::string> WindowsFiles::folders_in(std::string_view path) const {
  std::vector<std::string> names;
  auto entries = volumes_[installation_.volume].access->list(path);
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

}  // namespace lifeboat::registry
