#include "host/boot/installation_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "host/base/text.hpp"

namespace lifeboat::boot {
namespace {

bool may_hold_windows(const target::Volume& volume) {
  return volume.file_system.empty() || volume.file_system == "BitLocker" || volume.file_system == "ntfs";
}

// Why nobody could look into partitions that may hold a Windows: one line each, the largest first.
std::vector<std::string> unread_partitions(target::Target& target) {
  std::vector<const target::Volume*> unread;
  for (const target::Volume& volume : target.volumes()) {
    if (may_hold_windows(volume) && !volume.problem.empty()) unread.push_back(&volume);
  }
  std::ranges::stable_sort(unread, std::greater(), [](const target::Volume* volume) { return volume->size_bytes; });
  std::vector<std::string> lines;
  for (const target::Volume* volume : unread) {
    lines.push_back(fmt::format(fmt::runtime(tr("{}: {}")), volume_name(*volume), volume->problem));
  }
  return lines;
}

}  // namespace

std::string volume_name(const target::Volume& volume) {
  const std::string& name = volume.label.empty() ? volume.partition_name : volume.label;
  return name.empty() ? fmt::format(fmt::runtime(tr("Partition {}")), volume.number) : name;
}

std::vector<std::string> limits_of(const toolset::Selection& selection, std::optional<std::size_t> chosen,
                                   std::size_t most) {
  std::vector<std::string> lines;
  const auto& installations = selection.installations();
  if (chosen && *chosen < installations.size()) {
    lines = installations[*chosen].problems;
  } else if (target::Target* target = selection.target()) {
    lines = target->notices();
    if (installations.empty()) std::ranges::copy(unread_partitions(*target), std::back_inserter(lines));
  }
  if (lines.size() > most) lines.resize(most);
  return lines;
}

}  // namespace lifeboat::boot
