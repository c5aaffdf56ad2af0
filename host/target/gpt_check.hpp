// Looks at a GPT's two headers (UEFI specification, section 5.3) only to say what is wrong with the disk: cut short,
// or one of the two tables broken. The partitions themselves are libblkid's business, which takes a disk that is cut
// short for one without any table.
#pragma once

#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/disk_image.hpp"

namespace lifeboat::target {

// What people should know; empty when all is well or there is no GPT. `damaged` when the image ends before the disk
// that its GPT describes, or when both tables are broken.
[[nodiscard]] Result<std::vector<std::string>> check_gpt(const DiskImage& image);

}  // namespace lifeboat::target
