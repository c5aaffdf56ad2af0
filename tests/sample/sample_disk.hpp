// Makes the sample disk: a GPT image with an EFI partition and two NTFS volumes, a Windows 11 and a Windows 10 on
// them. The same every time but for what mkntfs and the clock put in. The file is sparse. Needs root, as the NTFS
// volumes are filled through a loop device and ntfs-3g.
#pragma once

#include <string>

#include "host/base/error.hpp"

namespace lifeboat::sample {

struct SampleDiskOptions {
  bool is_small = false;  // for tests, which copy and hash it often
};

// Overwrites `path`; a disk that could not be finished is removed.
[[nodiscard]] Status make_sample_disk(const std::string& path, const SampleDiskOptions& options);

// One volume of it, written into a folder instead; works without root.
[[nodiscard]] Status make_sample_folder(const std::string& path);

}  // namespace lifeboat::sample
