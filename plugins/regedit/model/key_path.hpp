// Paths of keys as people write them: "HKLM\SYSTEM\Select", with a backslash between parts, without regard to case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::regedit {

// Empty parts are left out; "Computer\" in front, as Registry Editor's address bar has it, too; a root's name
// becomes the long one as Windows writes it ("hklm": "HKEY_LOCAL_MACHINE").
[[nodiscard]] std::vector<std::string> split_path(std::string_view path);
[[nodiscard]] std::string join_path(const std::vector<std::string>& parts);
[[nodiscard]] inline std::string normal_path(std::string_view path) { return join_path(split_path(path)); }
// "" for a root.
[[nodiscard]] std::string parent_path(std::string_view path);
[[nodiscard]] std::string leaf_name(std::string_view path);
// In about `limit` characters: of a longer one the last parts, "…\Services\Spooler", which tell keys apart.
[[nodiscard]] std::string path_end(const std::string& path, std::size_t limit);
[[nodiscard]] std::string child_path(const std::string& parent, const std::string& name);
// Nearly as Windows compares names: the current locale's upper case, character by character. Good for finding a row;
// what is the same key is the host's decision.
[[nodiscard]] bool same_name(std::string_view one, std::string_view other);
// Equal for names, and for paths, that are the same to same_name.
[[nodiscard]] std::u32string folded_name(std::string_view name);

}  // namespace lifeboat::regedit
