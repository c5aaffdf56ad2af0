// SYSTEM\MountedDevices: which place a Windows knows under which letter. A value "\DosDevices\C:" holds one of
//   12 bytes   the disk's MBR signature and where the partition starts on it, in bytes
//   24 bytes   "DMIO:ID:" and the GUID of a GPT partition, or of a volume of a dynamic disk
//   UTF-16     the name of a removable drive or a CD drive
// and what is none of these is kept as unknown. Pure; nothing in it is fatal.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "host/registry/hive.hpp"

namespace lifeboat::target {

struct MbrPlace {
  std::uint32_t signature = 0;
  std::uint64_t offset_bytes = 0;
  bool operator==(const MbrPlace&) const = default;
};
struct GuidPlace {
  std::string guid;  // lower case with dashes
  bool operator==(const GuidPlace&) const = default;
};
struct RemovablePlace {
  std::string device;  // "USBSTOR#Disk&Ven_HP&Prod_v100w", without the parts that only Windows reads
  bool operator==(const RemovablePlace&) const = default;
};
struct UnknownPlace {
  std::size_t size_bytes = 0;
  bool operator==(const UnknownPlace&) const = default;
};
using MountedPlace = std::variant<MbrPlace, GuidPlace, RemovablePlace, UnknownPlace>;

struct MountedDevice {
  char letter = '\0';  // upper case
  MountedPlace place;
  bool operator==(const MountedDevice&) const = default;
};

[[nodiscard]] MountedPlace parse_mounted_place(std::span<const std::byte> data);
// Ascending by letter, each letter once; empty when the hive says nothing.
[[nodiscard]] std::vector<MountedDevice> read_mounted_devices(const registry::Hive& system);

}  // namespace lifeboat::target
