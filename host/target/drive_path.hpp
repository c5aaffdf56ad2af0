// Paths with a drive letter: the one place where "C:\Users\Bob" becomes a volume and a path on it, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "host/target/drive_letters.hpp"

namespace lifeboat::target {

struct VolumePath {
  std::size_t volume = 0;  // index into the target's volumes
  std::string path;        // "\Users\Bob"; "\" is the volume's root
  bool operator==(const VolumePath&) const = default;
};

// The letter that a path begins with, upper case, taken off it; nothing and nothing taken when there is none.
[[nodiscard]] std::optional<char> take_letter(std::string_view& path);
// A path without a letter lies on `home`. `not_found` for a letter that means no volume, `bad_use` for a path that is
// none of Windows' ("C:..\x").
[[nodiscard]] Result<VolumePath> resolve_path(const DriveLetters& letters, std::string_view path, std::size_t home);
// "C:\Users\Bob"; without a letter the path alone.
[[nodiscard]] std::string with_letter(const DriveLetters& letters, const VolumePath& path);

}  // namespace lifeboat::target
