// The machine being repaired: disks or disk images, their volumes, and the Windows installations found on them.
// `Target::open` takes a folder holding a Windows tree or a raw GPT disk image. Opening reads only: an image's bytes
// are the same afterwards. A volume or installation that cannot be read is listed with the reason, never fatal.
// UI thread or one job at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

struct Volume {
  std::uint32_t number = 0;         // partition number, 1-based; 0 for a folder
  std::string label;                // the file system's
  std::string partition_name;       // GPT's, UTF-8
  std::string file_system;          // "ntfs", "vfat", "BitLocker", "" unknown
  std::string partition_guid;       // lower case with dashes, "" for a folder
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;     // 0 for a folder
  std::string problem;              // why it cannot be read; empty when `access` is there
  std::shared_ptr<VolumeAccess> access;
};

struct Installation {
  std::uint32_t number = 0;         // 1-based: what --system takes
  std::size_t volume = 0;           // index into volumes()
  std::string system_root;          // "\Windows", as on the disk
  std::string config_folder;        // "Windows/System32/config", as on the disk
  std::string product;              // "Windows 11 Pro"; "Windows" when unknown
  std::string display_version;      // "23H2" or ""
  std::string build;                // "22631.3007" or ""
  std::string architecture;         // "x64", "x86", "arm64" or ""
  std::uint32_t build_number = 0;   // 0 when unknown
  std::string control_set;          // "ControlSet001", "" when the SYSTEM hive cannot be read
  std::vector<std::string> problems;  // limited functionality and why, for people
};

class Target {
 public:
  // `not_found`, `damaged` (cut short, no partition table, nothing on it) or `refused` (no rights, in use by another
  // Lifeboat). Takes a shared lock on an image.
  [[nodiscard]] static Result<std::unique_ptr<Target>> open(const std::string& path);
  virtual ~Target() = default;

  [[nodiscard]] virtual const std::string& path() const = 0;
  [[nodiscard]] virtual std::vector<Volume>& volumes() = 0;
  [[nodiscard]] virtual std::vector<Installation>& installations() = 0;
  // What else the person should know ("the backup GPT is damaged").
  [[nodiscard]] virtual const std::vector<std::string>& notices() const = 0;
};

// Chooses by --system: a number, or a system root like "\Windows" where that is unique; "" takes the only one.
[[nodiscard]] Result<const Installation*> choose_installation(Target& target, std::string_view system);

}  // namespace lifeboat::target
