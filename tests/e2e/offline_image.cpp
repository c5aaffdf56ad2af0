#include "tests/e2e/offline_image.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace lifeboat::e2e {
namespace {

std::string must_run(const std::vector<std::string>& command) {
  Finished finished = run(command);
  if (finished.exit_code != 0) {
    throw std::runtime_error(command[0] + " failed (" + std::to_string(finished.exit_code) + "): " + finished.errors);
  }
  return std::move(finished.output);
}

}  // namespace

OfflineImage::OfflineImage(const std::filesystem::path& image, int partition) : volume_(folder_.path() / "volume") {
  const auto table = nlohmann::json::parse(must_run({"sfdisk", "--json", image.string()}));
  const auto& entry = table.at("partitiontable").at("partitions").at(static_cast<std::size_t>(partition - 1));
  must_run({"dd", "if=" + image.string(), "of=" + volume_.string(), "bs=512", "conv=sparse", "status=none",
            "skip=" + std::to_string(entry.at("start").get<long>()),
            "count=" + std::to_string(entry.at("size").get<long>())});
}

std::filesystem::path OfflineImage::extract(const std::string& path) {
  const auto out = folder_.path() / ("file" + std::to_string(++extracted_));
  must_run({"sh", "-c", "exec ntfscat -f \"$0\" \"$1\" > \"$2\"", volume_.string(), path, out.string()});
  return out;
}

std::string OfflineImage::value(const std::string& hive_path, const std::string& key, const std::string& name) {
  std::string text = must_run({"hivexget", extract(hive_path).string(), key, name});
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

bool OfflineImage::is_sound() const { return run({"ntfsfix", "--no-action", volume_.string()}).exit_code == 0; }

void OfflineImage::mend() { must_run({"ntfsfix", volume_.string()}); }

std::string OfflineImage::list(const std::string& path) {
  return must_run({"ntfsls", "-f", "-p", path, volume_.string()});
}

std::string sha256(const std::filesystem::path& file) {
  return must_run({"sha256sum", file.string()}).substr(0, 64);
}

}  // namespace lifeboat::e2e
