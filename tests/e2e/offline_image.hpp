// Looks into a disk image with programs that are not ours: sfdisk for the partitions, dd and ntfscat for the files,
// hivexget for the values. What the end-to-end tests believe, they read through this.
#pragma once

#include <filesystem>
#include <string>

#include "tests/e2e/process.hpp"

namespace lifeboat::e2e {

class OfflineImage {
 public:
  // Copies the partition (1-based) out of the image as it is now.
  OfflineImage(const std::filesystem::path& image, int partition);

  // Copies a file of the volume out; throws when there is none.
  [[nodiscard]] std::filesystem::path extract(const std::string& path);
  // What `hivexget FILE KEY VALUE` prints, without the newline; throws when it fails.
  [[nodiscard]] std::string value(const std::string& hive_path, const std::string& key, const std::string& name);
  // Whether ntfsfix finds nothing to mend, without mending.
  [[nodiscard]] bool is_sound() const;
  // Has ntfsfix mend the copy, as far as it can.
  void mend();
  // Names in a folder of the volume.
  [[nodiscard]] std::string list(const std::string& path);

 private:
  TemporaryFolder folder_;
  std::filesystem::path volume_;
  int extracted_ = 0;
};

[[nodiscard]] std::string sha256(const std::filesystem::path& file);

}  // namespace lifeboat::e2e
