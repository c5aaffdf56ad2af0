// Which files of a folder may have to do with drivers: the folder and those below it, to a depth and a number. Links are
// not followed: on a stick they could lead anywhere, also round and round.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::drivers {

enum class FileKind { module, windows, firmware };

struct FoundFile {
  std::filesystem::path path;
  std::string name;  // within the folder
  FileKind kind = FileKind::module;
};

struct ScanLimits {
  int depth = 8;                        // vendors' packages have their modules at most five deep
  std::uint64_t entries = 200'000;      // a Windows volume has more; half a minute of a slow stick
  std::size_t files_of_a_kind = 2000;   // a whole module tree of Debian
};

struct Scan {
  std::vector<FoundFile> files;
  bool is_complete = true;  // false: a limit was met, or a folder in it could not be read
};

// By modules, Windows files, firmware; then by name. `is_cancelled` is asked for each entry.
[[nodiscard]] sdk::Outcome<Scan> scan_folder(const std::filesystem::path& folder,
                                             const std::function<bool()>& is_cancelled, const ScanLimits& limits = {});

}  // namespace lifeboat::drivers
