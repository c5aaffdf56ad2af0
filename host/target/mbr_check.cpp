#include "host/target/mbr_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "host/base/text.hpp"
#include "host/target/mbr_table.hpp"

namespace lifeboat::target {
namespace {

// Windows gives letters to the partitions of a disk: more logical ones than this nobody has. Ends a circle, too.
constexpr int k_max_links = 128;

bool is_used(const MbrEntry& entry) { return entry.type != 0 && entry.sectors != 0; }

Result<std::optional<MbrSector>> read_sector(const DiskImage& image, std::uint64_t number) {
  std::array<std::byte, k_mbr_sector_bytes> bytes{};
  if (auto read = image.read_at(number * bytes.size(), bytes); !read) return tl::unexpected<Error>(read.error());
  return parse_mbr_sector(bytes);
}

// Each link's sector describes one logical partition, and the next link counted from the extended partition's start.
bool is_chain_whole(const DiskImage& image, const MbrEntry& extended) {
  std::uint64_t at = extended.first_sector;
  for (int links = 0; links < k_max_links; ++links) {
    const auto link = read_sector(image, at);
    if (!link || !*link) return false;
    const auto next = std::ranges::find_if((*link)->entries, is_extended);
    if (next == (*link)->entries.end()) return true;
    at = std::uint64_t{extended.first_sector} + next->first_sector;
  }
  return false;
}

bool do_overlap(const MbrEntry& a, const MbrEntry& b) {
  return a.first_sector < std::uint64_t{b.first_sector} + b.sectors &&
         b.first_sector < std::uint64_t{a.first_sector} + a.sectors;
}

void note_overlaps(const MbrSector& table, std::vector<std::string>& notices) {
  for (std::size_t i = 0; i < table.entries.size(); ++i) {
    for (std::size_t k = i + 1; k < table.entries.size(); ++k) {
      if (!is_used(table.entries[i]) || !is_used(table.entries[k])) continue;
      if (!do_overlap(table.entries[i], table.entries[k])) continue;
      notices.push_back(fmt::format(fmt::runtime(tr(
          "the partition table is damaged: partitions {} and {} overlap")), i + 1, k + 1));
    }
  }
}

void note_broken_chain(const DiskImage& image, const MbrSector& table, std::vector<std::string>& notices) {
  const auto extended = std::ranges::find_if(table.entries, is_extended);
  if (extended == table.entries.end() || is_chain_whole(image, *extended)) return;
  notices.push_back(tr("the partition table is damaged: the list of logical partitions breaks off, some may be missing"));
}

}  // namespace

Result<std::optional<MbrFacts>> check_mbr(const DiskImage& image) {
  if (image.size_bytes() < k_mbr_sector_bytes) return std::nullopt;
  const auto table = read_sector(image, 0);
  if (!table) return tl::unexpected<Error>(table.error());
  if (!*table || is_protective(**table) || std::ranges::none_of((*table)->entries, is_used)) return std::nullopt;
  MbrFacts facts;
  facts.signature = (*table)->signature;
  note_overlaps(**table, facts.notices);
  note_broken_chain(image, **table, facts.notices);
  return facts;
}

}  // namespace lifeboat::target
