// A folder with a Windows to look at, a long list in its registry, and the settings for a session without questions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace lifeboat::bench {

// `folder`/windows; HKLM\SOFTWARE\Bench has 3,000 values. Throws.
void make_bench_windows(const std::filesystem::path& folder);
// `folder`/lifeboat.toml: Remote Connection starts at once and asks nobody; inv32.xml lies in `folder`.
void write_settings(const std::filesystem::path& folder);

struct InventoryEntry {
  std::string ticket;
  std::uint16_t port = 0;
};
[[nodiscard]] InventoryEntry read_inventory(const std::filesystem::path& file);

}  // namespace lifeboat::bench
