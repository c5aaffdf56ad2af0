#include "host/target/mbr_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "host/base/text.hpp"
#include "host/target/mbr_sector_size.hpp"
#include "host/target/mbr_table.hpp"

namespace lifeboat::target {
namespace {

// Windows gives letters to the partitions of a disk: more logical ones than this nobody has. Ends a circle, too.
constexpr int k_max_links = 128;

Result<std::optional<MbrSector>> read_sector(const DiskImage& image, std::uint64_t offset) {
  std::array<std::byte, k_mbr_sector_bytes> bytes{};
  if (auto read = image.read_at(offset, bytes); !read) return tl::unexpected<Error>(read.error());
  return parse_mbr_sector(bytes);
}

// Each link's sector describes one logical partition, and the next link counted from the extended partition's start.
bool is_chain_whole(const DiskImage& image, const MbrEntry& extended, std::uint32_t sector_bytes) {
  std::uint64_t at = extended.first_sector;
  for (int links = 0; links < k_max_links; ++links) {
    const auto link = read_sector(image, at * sector_bytes);
    if (!link || !*link) return false;
    const auto next = std::ranges::find_if((*link)->entries, is_extended);
    if (next == (*link)->entries.end()) return true;
    at = std::uint64_t{extended.first_sector} + next->first_sector;
  }
  return false;
}

void note_broken_chain(const DiskImage& image, const MbrSector& table, MbrFacts& facts) {
  const auto extended = std::ranges::find_if(table.entries, is_extended);
  if (extended == table.entries.end() || is_chain_whole(image, *extended, facts.sector_bytes)) return;
  facts.notices.push_back(tr("the partition table is damaged: the list of logical partitions breaks off, some may be missing"));
}

void note_sector_size(const DiskImage& image, const MbrSector& table, MbrFacts& facts) {
  const MbrSectorSize size = find_mbr_sector_size(image, table);
  facts.sector_bytes = size.bytes;
  if (!size.is_doubtful) return;
  facts.notices.push_back(fmt::format(fmt::runtime(tr(
      "it is not certain where the partitions lie: the disk looks as if its sectors had {} bytes, and {}")),
      image.sector_sizes()[0], image.sector_sizes()[1]));
}

}  // namespace

Result<std::optional<MbrFacts>> check_mbr(const DiskImage& image) {
  if (image.size_bytes() < k_mbr_sector_bytes) return std::nullopt;
  const auto table = read_sector(image, 0);
  if (!table) return tl::unexpected<Error>(table.error());
  if (!*table || is_protective(**table) || std::ranges::none_of((*table)->entries, is_used)) return std::nullopt;
  MbrFacts facts;
  facts.signature = (*table)->signature;
  note_sector_size(image, **table, facts);
  note_broken_chain(image, **table, facts);
  return facts;
}

}  // namespace lifeboat::target
