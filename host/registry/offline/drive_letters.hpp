// Which partition has which letter in an offline Windows: SYSTEM\MountedDevices, values "\DosDevices\C:". Only GPT
// partitions are told apart ("DMIO:ID:" and the partition's GUID), as a target's partition table is one.
#pragma once

#include <map>
#include <string>

#include "host/registry/hive.hpp"

namespace lifeboat::registry {

// Letter, upper case, to partition GUID, lower case with dashes. Empty when the hive says nothing.
[[nodiscard]] std::map<char, std::string> read_drive_letters(const Hive& system);

}  // namespace lifeboat::registry
