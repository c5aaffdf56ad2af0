// Partitions that claim the same bytes: a damaged table. Which of them is right nobody knows, so neither may be written.
#pragma once

#include <string>
#include <vector>

#include "host/target/partition_probe.hpp"

namespace lifeboat::target {

// Marks each of them, and answers what people should know.
[[nodiscard]] std::vector<std::string> mark_overlaps(std::vector<Partition>& partitions);

}  // namespace lifeboat::target
