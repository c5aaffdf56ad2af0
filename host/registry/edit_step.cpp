#include "host/registry/edit_step.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lifeboat::registry {
namespace {

// Runs closer together than this are kept as one: a patch of its own costs more.
constexpr std::size_t k_gap_bytes = 32;

}  // namespace

std::size_t EditStep::memory_bytes() const {
  std::size_t total = sizeof(EditStep) + clean_pages.size() * sizeof clean_pages.front();
  for (const Patch& patch : patches) total += sizeof patch + patch.bytes.size();
  return total;
}

void join(EditStep& older, EditStep newer) {
  newer.patches.reserve(newer.patches.size() + older.patches.size());
  if (older.disk_generation == newer.disk_generation) {
    // A page that the newer step found clean was not written to by the older one.
    older.clean_pages.insert(older.clean_pages.end(), newer.clean_pages.begin(), newer.clean_pages.end());
  } else {
    older.clean_pages.clear();
  }
  std::ranges::move(older.patches, std::back_inserter(newer.patches));
  older.patches = std::move(newer.patches);
}

void append_differences(std::vector<EditStep::Patch>& patches, std::size_t file_offset, const std::byte* before,
                        const std::byte* now, std::size_t size_bytes) {
  for (std::size_t at = 0; at < size_bytes;) {
    if (before[at] == now[at]) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    for (std::size_t next = end; next < size_bytes && next - end < k_gap_bytes; ++next) {
      if (before[next] != now[next]) end = next + 1;
    }
    patches.push_back({file_offset + at, {before + at, before + end}});
    at = end;
  }
}

}  // namespace lifeboat::registry
