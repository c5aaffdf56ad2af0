#include "host/target/ntfs_journal.hpp"

#include <optional>

#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_page_bytes = 4096;
constexpr std::size_t k_restart_area_bytes = 16;  // as far as it is read
constexpr std::uint16_t k_no_client = 0xFFFF;
constexpr std::uint16_t k_is_clean = 0x0002;
constexpr std::int16_t k_cached_version = 2;

struct RestartPage {
  std::uint64_t sequence = 0;
  JournalState state = JournalState::finished;
};

JournalState state_of(std::int16_t version, std::uint16_t client, std::uint16_t flags) {
  if (version >= k_cached_version) return JournalState::cached;
  return client == k_no_client || (flags & k_is_clean) != 0 ? JournalState::finished : JournalState::unfinished;
}

std::optional<RestartPage> parse_restart_page(std::span<const std::byte> raw) {
  const auto page = parse_ntfs_record(raw, "RSTR");
  if (!page) return std::nullopt;
  const std::span<const std::byte> bytes(*page);
  const std::size_t area = read_le<std::uint16_t>(bytes, 24);
  if (area + k_restart_area_bytes > bytes.size()) return std::nullopt;
  const auto version = read_le<std::int16_t>(bytes, 28);
  return RestartPage{read_le<std::uint64_t>(bytes, area),
                     state_of(version, read_le<std::uint16_t>(bytes, area + 12), read_le<std::uint16_t>(bytes, area + 14))};
}

// The first run of the attribute's data, which begins at its start: a length and a place, each of as many bytes as the
// first byte says.
std::optional<std::uint64_t> first_cluster(std::span<const std::byte> attribute) {
  if (attribute.size() < 64 || read_le<std::uint8_t>(attribute, 8) == 0) return std::nullopt;  // resident
  const std::size_t runs = read_le<std::uint16_t>(attribute, 32);
  if (runs >= attribute.size()) return std::nullopt;
  const auto sizes = read_le<std::uint8_t>(attribute, runs);
  const std::size_t length_bytes = sizes & 0x0F, place_bytes = sizes >> 4;
  if (place_bytes == 0 || place_bytes > 7 || runs + 1 + length_bytes + place_bytes > attribute.size()) return std::nullopt;
  std::uint64_t cluster = 0;
  for (std::size_t i = 0; i < place_bytes; ++i) {
    cluster |= std::to_integer<std::uint64_t>(attribute[runs + 1 + length_bytes + i]) << (8 * i);
  }
  return cluster;
}

}  // namespace

JournalState parse_journal(std::span<const std::byte> start) {
  std::optional<RestartPage> newest;
  for (std::size_t at = 0; at + k_page_bytes <= start.size(); at += k_page_bytes) {
    const auto page = parse_restart_page(start.subspan(at, k_page_bytes));
    if (page && (!newest || page->sequence > newest->sequence)) newest = page;
  }
  return newest ? newest->state : JournalState::finished;
}

Result<JournalState> read_journal(const NtfsRange& volume) {
  const auto geometry = read_ntfs_geometry(volume);
  if (!geometry) return tl::unexpected<Error>(geometry.error());
  const auto record = read_ntfs_record(volume, *geometry, NtfsFile::journal);
  if (!record) return tl::unexpected<Error>(record.error());
  const auto data = find_attribute(*record, NtfsAttribute::data);
  const auto cluster = data ? first_cluster(*data) : std::nullopt;
  if (!cluster || *cluster > volume.size / geometry->cluster_bytes) return fail_ntfs();
  const std::uint64_t at = *cluster * geometry->cluster_bytes;
  std::vector<std::byte> start(2 * k_page_bytes);
  if (at > volume.size || start.size() > volume.size - at) return fail_ntfs();
  if (auto got = volume.image.read_at(volume.offset + at, start); !got) return tl::unexpected<Error>(got.error());
  return parse_journal(start);
}

}  // namespace lifeboat::target
