// Where the files of an offline Windows lie: paths as that Windows writes them ("D:\Users\Bob", "%SystemRoot%\…",
// "\Users\Bob"), with its own letters, and paths as people type them, with the letters of the console's current table.
// They lead to a volume of the target and a path on it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/hive.hpp"
#include "host/registry/offline/hive_slot.hpp"
#include "host/target/drive_path.hpp"

namespace lifeboat::registry {

class WindowsFiles {
 public:
  // The target may go, its volumes are kept.
  WindowsFiles(target::Target& target, const target::Installation& installation);

  // The table that people's paths are read by; until then that of the environment.
  void use_letters(target::DriveLetters letters) { typed_letters_ = std::move(letters); }

  // The file as it stands on its volume; `not_found` if it is not there. A letter that this Windows does not explain
  // means the volume that it lies on.
  [[nodiscard]] Result<HiveFile> find(std::string_view path) const;
  // The same for a path that a person typed: a letter that means nothing is `not_found`.
  [[nodiscard]] Result<HiveFile> find_typed(std::string_view path) const;
  // The names of the folders in a folder of the Windows' own volume; none when there is no such folder.
  [[nodiscard]] std::vector<std::string> folders_in(std::string_view path) const;

  [[nodiscard]] const target::Installation& installation() const { return installation_; }
  [[nodiscard]] const std::vector<target::Volume>& volumes() const { return volumes_; }

 private:
  [[nodiscard]] std::string without_variables(std::string_view path) const;
  [[nodiscard]] Result<HiveFile> find_at(const target::VolumePath& place) const;

  std::vector<target::Volume> volumes_;
  target::Installation installation_;
  target::DriveLetters own_letters_;
  target::DriveLetters typed_letters_;
};

// The file of a volume by its path there.
[[nodiscard]] Result<HiveFile> find_on(const std::shared_ptr<target::VolumeAccess>& volume, std::string_view path);

}  // namespace lifeboat::registry
