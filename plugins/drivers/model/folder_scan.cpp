#include "plugins/drivers/model/folder_scan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace fs = std::filesystem;
namespace {

struct Ending {
  std::string_view text;
  FileKind kind;
};

constexpr std::array k_endings = {
    Ending{".ko", FileKind::module},   Ending{".ko.xz", FileKind::module}, Ending{".ko.zst", FileKind::module},
    Ending{".inf", FileKind::windows}, Ending{".sys", FileKind::windows},  Ending{".fw", FileKind::firmware},
    Ending{".ucode", FileKind::firmware},
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// ".bin" is firmware only where a folder says so, as anything is called that.
std::optional<FileKind> kind_of(const fs::path& path) {
  const std::string text = lower(path.string());
  for (const Ending& ending : k_endings) {
    if (text.ends_with(ending.text)) return ending.kind;
  }
  if (text.ends_with(".bin") && text.find("firmware") != text.npos) return FileKind::firmware;
  return std::nullopt;
}

class Walk {
 public:
  Walk(const fs::path& folder, const ScanLimits& limits) : folder_(folder), limits_(limits), left_(limits.entries) {}

  void visit(const fs::recursive_directory_iterator& at) {
    if (at.depth() >= limits_.depth && is_folder(*at)) result_.is_complete = false;
    std::error_code ignored;
    if (!fs::is_regular_file(at->symlink_status(ignored))) return;
    const auto kind = kind_of(at->path());
    if (kind) add({at->path(), at->path().lexically_relative(folder_).string(), *kind});
  }
  [[nodiscard]] bool is_used_up() {
    if (left_-- > 0) return false;
    result_.is_complete = false;
    return true;
  }
  [[nodiscard]] Scan finish(bool is_whole) {
    if (!is_whole) result_.is_complete = false;
    std::ranges::sort(result_.files, {}, [](const FoundFile& file) { return std::tie(file.kind, file.name); });
    return std::move(result_);
  }

 private:
  static bool is_folder(const fs::directory_entry& entry) {
    std::error_code ignored;
    return fs::is_directory(entry.symlink_status(ignored));
  }
  void add(FoundFile file) {
    std::size_t& count = counts_[static_cast<std::size_t>(file.kind)];
    if (++count > limits_.files_of_a_kind) result_.is_complete = false;
    else result_.files.push_back(std::move(file));
  }

  const fs::path& folder_;
  const ScanLimits& limits_;
  std::uint64_t left_;
  std::array<std::size_t, 3> counts_{};
  Scan result_;
};

}  // namespace

sdk::Outcome<Scan> scan_folder(const fs::path& folder, const std::function<bool()>& is_cancelled,
                               const ScanLimits& limits) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  if (error) {
    return sdk::Failure{LB_NOT_FOUND, say(sdk::tr("cannot look into {}: {}"), folder.string(), error.message())};
  }
  Walk walk(folder, limits);
  for (; !error && at != end && !is_cancelled() && !walk.is_used_up(); at.increment(error)) {
    walk.visit(at);
    if (at.depth() >= limits.depth) at.disable_recursion_pending();
  }
  return walk.finish(!error);
}

}  // namespace lifeboat::drivers
