// Where the files of an offline Windows lie: paths as that Windows writes them ("D:\Users\Bob", "%SystemRoot%\…",
// "\Users\Bob") lead to a volume of the target and a path on it. Letters come from MountedDevices; the letter of the
// Windows itself, and every letter that nobody explains, mean the volume that this Windows lies on.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/hive.hpp"
#include "host/registry/offline/hive_slot.hpp"
#include "host/target/target.hpp"

namespace lifeboat::registry {

class WindowsFiles {
 public:
  WindowsFiles(const std::vector<target::Volume>& volumes, const target::Installation& installation);

  // Until then every letter means the own volume. Null: that hive cannot be read.
  void learn_letters(const Hive* system, const Hive* software);

  // The file as it stands on its volume; `not_found` if it is not there.
  [[nodiscard]] Result<HiveFile> find(std::string_view path) const;
  // The names of the folders in a folder of the Windows' own volume; none when there is no such folder.
  [[nodiscard]] std::vector<std::string> folders_in(std::string_view path) const;

  [[nodiscard]] const target::Installation& installation() const { return installation_; }
  [[nodiscard]] const std::vector<target::Volume>& volumes() const { return volumes_; }

 private:
  [[nodiscard]] std::string without_variables(std::string_view path) const;
  [[nodiscard]] const std::shared_ptr<target::VolumeAccess>& volume_of(char letter) const;

  std::vector<target::Volume> volumes_;
  target::Installation installation_;
  std::map<char, std::size_t> letters_;  // upper case, of other volumes than the own; index into volumes_
};

// The file of a volume by its path there.
[[nodiscard]] Result<HiveFile> find_on(const std::shared_ptr<target::VolumeAccess>& volume, std::string_view path);

}  // namespace lifeboat::registry
