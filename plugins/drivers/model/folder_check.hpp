// Every driver file of a folder with its verdict: scan, read, and judge. Nothing is loaded and nothing written. Takes as
// long as the folder is big, so it runs in a job or an action.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/drivers/model/places.hpp"
#include "plugins/drivers/model/verdict.hpp"

namespace lifeboat::drivers {

struct FolderReport {
  std::vector<CheckedFile> files;  // the most useful first
  bool is_complete = true;         // as of Scan
};

// What the work tells and asks meanwhile; both may be called often.
struct Watch {
  std::function<void(float fraction)> set_progress = [](float) {};
  std::function<bool()> is_cancelled = [] { return false; };
};

// Once cancelled, the answer is worth nothing.
[[nodiscard]] sdk::Outcome<FolderReport> check_folder(const std::filesystem::path& folder, const Places& places,
                                                      const Watch& watch, const ScanLimits& limits = {});
// One file, with the folder that it lies in.
[[nodiscard]] sdk::Outcome<CheckedFile> check_file(const std::filesystem::path& file, const Places& places);

}  // namespace lifeboat::drivers
