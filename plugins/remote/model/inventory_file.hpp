// One file of the inventory on the disk. Its writer holds a lock on our own file for as long as the file is good, so that
// another console of this computer, or our own supervisor, can tell one that is kept from one that was left behind. The
// administrator's copy may lie on a share, where locks are worth little and stop readers: that one is known by its text.
#pragma once

#include <filesystem>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::remote {

// Both write beside the file and rename over it: a reader finds the old one or the new one, whole. The failure names it.
// Ours is readable by its owner alone, and locked until the descriptor is closed.
[[nodiscard]] sdk::Outcome<sdk::UniqueFd> write_ours(const std::filesystem::path& file, const std::string& text);
// The administrator's has the rights of its folder.
[[nodiscard]] sdk::Outcome<void> write_copy(const std::filesystem::path& file, const std::string& text);
// Whether the process that wrote it still keeps it.
[[nodiscard]] bool is_kept(const std::filesystem::path& file);
// "" when there is none, or it is none of ours.
[[nodiscard]] std::string read_inventory(const std::filesystem::path& file);
// The draft of a write that was killed, too.
void remove_with_draft(const std::filesystem::path& file);

}  // namespace lifeboat::remote
