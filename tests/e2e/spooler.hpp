// The value that end-to-end tests edit, Start of the service Spooler in the first Windows of the sample disk, and how its
// fate is read with programs that are not ours.
#pragma once

#include <filesystem>
#include <string>

namespace lifeboat::e2e {

inline constexpr const char* k_spooler = R"(HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Spooler)";

// hivexget finds `after` in the image's hive and `before` in the only backup.
void check_spooler(const std::filesystem::path& image, const std::string& before, const std::string& after);

}  // namespace lifeboat::e2e
