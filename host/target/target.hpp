// The machine being repaired: disks or disk images, their volumes, and the Windows installations found on them.
// `Target::open` takes folders that hold a Windows tree, raw disk images (GPT or MBR), and disks. Opening reads only: an
// image's bytes are the same afterwards. A volume or installation that cannot be read is listed with the reason, never
// fatal.
// UI thread or one job at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/mounted_devices.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

// More disks than letters nobody repairs at once.
inline constexpr std::size_t k_max_disks = 64;

// What one --target names: a disk, its image, or a folder.
struct Disk {
  std::string path;
  std::optional<std::uint32_t> signature;  // of an MBR: how Windows knows the disk
};

struct Volume {
  std::size_t disk = 0;             // index into disks()
  std::uint32_t number = 0;         // partition number, 1-based; 0 for a folder
  std::string label;                // the file system's
  std::string partition_name;       // GPT's, UTF-8
  std::string file_system;          // "ntfs", "vfat", "BitLocker", "" unknown
  std::string partition_guid;       // lower case with dashes; "" for a folder and in an MBR
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;     // 0 for a folder
  bool is_dynamic = false;          // part of a dynamic disk of Windows
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
  std::string windows_path;         // what it calls its own system root, "C:\Windows"; "" when unknown
  std::vector<MountedDevice> mounted_devices;  // its letters; empty when the SYSTEM hive does not say
  std::vector<std::string> problems;  // limited functionality and why, for people
};

struct OpenOptions {
  bool is_live = false;  // disks of this machine, too; without it only loop devices, which lie on an image
};

class Target {
 public:
  // `not_found`, `damaged` (cut short, no partition table, nothing on it), `refused` (no rights, in use by another
  // Lifeboat, a disk of this machine) or `bad_use` (one of them twice). Takes a shared lock on each.
  [[nodiscard]] static Result<std::unique_ptr<Target>> open(std::span<const std::string> paths,
                                                            const OpenOptions& options = {});
  [[nodiscard]] static Result<std::unique_ptr<Target>> open(const std::string& path) {
    return open(std::span(&path, 1));
  }
  // All of this machine's disks, as machine_disks() lists them: one of several that cannot be opened is a notice, as nobody
  // asked for it by name. `not_found` without any.
  [[nodiscard]] static Result<std::unique_ptr<Target>> open_machine(std::span<const std::string> disks);
  virtual ~Target() = default;

  // All paths, for people.
  [[nodiscard]] virtual const std::string& path() const = 0;
  [[nodiscard]] virtual const std::vector<Disk>& disks() const = 0;
  [[nodiscard]] virtual std::vector<Volume>& volumes() = 0;
  [[nodiscard]] virtual std::vector<Installation>& installations() = 0;
  // What else the person should know ("the backup GPT is damaged").
  [[nodiscard]] virtual const std::vector<std::string>& notices() const = 0;
};

// "volume 2 of disk.img (Windows 10)", or the folder.
[[nodiscard]] std::string describe_volume(const Target& target, const Volume& volume);

// Chooses by --system: a number, or a system root like "\Windows" where that is unique; "" takes the only one.
[[nodiscard]] Result<const Installation*> choose_installation(Target& target, std::string_view system);

}  // namespace lifeboat::target
