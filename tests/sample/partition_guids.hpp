// The fixed GUIDs of the sample disk, so that every run makes the same one and MountedDevices fits it.
#pragma once

#include "tests/sample/guid.hpp"

namespace lifeboat::sample {

inline constexpr Guid k_type_efi = guid_of("c12a7328-f81f-11d2-ba4b-00a0c93ec93b");
inline constexpr Guid k_type_basic_data = guid_of("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7");
inline constexpr Guid k_disk = guid_of("11fe0000-b0a7-4001-8001-000000000001");
inline constexpr Guid k_efi_partition = guid_of("11fe0000-b0a7-4001-8001-0000000000e1");
inline constexpr Guid k_windows_11_partition = guid_of("11fe0000-b0a7-4001-8001-000000000011");
inline constexpr Guid k_windows_10_partition = guid_of("11fe0000-b0a7-4001-8001-000000000010");

}  // namespace lifeboat::sample
