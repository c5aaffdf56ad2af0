#include "host/target/drive_path.hpp"

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace

std::optional<char> take_letter(std::string_view& path) {
  if (path.size() < 2 || path[1] != ':' || !is_letter(path[0])) return std::nullopt;
  const char letter = static_cast<char>(path[0] & ~0x20);
  path.remove_prefix(2);
  return letter;
}

Result<VolumePath> resolve_path(const DriveLetters& letters, std::string_view path, std::size_t home) {
  const auto letter = take_letter(path);
  const auto volume = letter ? letters.volume_of(*letter) : std::optional(home);
  if (!volume) {
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("there is no drive {}: here")), *letter));
  }
  const auto parts = split_path(path);
  if (!parts) return tl::unexpected<Error>(parts.error());
  return VolumePath{*volume, fmt::format("\\{}", fmt::join(*parts, "\\"))};
}

std::string with_letter(const DriveLetters& letters, const VolumePath& path) {
  const auto letter = letters.letter_of(path.volume);
  return letter ? fmt::format("{}:{}", *letter, path.path) : path.path;
}

}  // namespace lifeboat::target
