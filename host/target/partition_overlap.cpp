#include "host/target/partition_overlap.hpp"

#include <fmt/format.h>

#include "host/base/text.hpp"

namespace lifeboat::target {
namespace {

// A table of nothing but overlaps would give thousands of sentences.
constexpr std::size_t k_max_notices = 8;

// Written so that no hostile size can wrap round.
bool do_overlap(const Partition& a, const Partition& b) {
  const Partition& first = a.offset_bytes <= b.offset_bytes ? a : b;
  const Partition& second = &first == &a ? b : a;
  return second.size_bytes > 0 && second.offset_bytes - first.offset_bytes < first.size_bytes;
}

}  // namespace

std::vector<std::string> mark_overlaps(std::vector<Partition>& partitions) {
  std::vector<std::string> notices;
  for (std::size_t i = 0; i < partitions.size(); ++i) {
    for (std::size_t k = i + 1; k < partitions.size(); ++k) {
      if (!do_overlap(partitions[i], partitions[k])) continue;
      partitions[i].has_overlap = partitions[k].has_overlap = true;
      if (notices.size() == k_max_notices) continue;
      notices.push_back(fmt::format(fmt::runtime(tr("the partition table is damaged: partitions {} and {} overlap")),
                                    partitions[i].number, partitions[k].number));
    }
  }
  return notices;
}

}  // namespace lifeboat::target
