#include "host/target/gpt_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "host/base/text.hpp"
#include "host/target/crc32.hpp"
#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::string_view k_signature = "EFI PART";
// The specification's least size, and the most that fits the smaller sector.
constexpr std::uint32_t k_min_header = 92;
constexpr std::uint32_t k_max_header = 512;
// 128 entries of 128 bytes are usual; this is 64 times as much.
constexpr std::uint64_t k_max_entries_bytes = 1 << 20;

struct Header {
  bool has_signature = false;
  bool is_valid = false;
  std::uint64_t disk_sectors = 0;  // what it says of the disk's size
  std::uint64_t other = 0;         // where it says that the other header is
};

bool are_entries_valid(const DiskImage& image, std::span<const std::byte> header, std::uint64_t sector) {
  const auto start = read_le<std::uint64_t>(header, 72);
  const std::uint64_t length =
      std::uint64_t{read_le<std::uint32_t>(header, 80)} * read_le<std::uint32_t>(header, 84);
  if (length > k_max_entries_bytes || start > image.size_bytes() / sector) return false;
  std::vector<std::byte> entries(static_cast<std::size_t>(length));
  return image.read_at(start * sector, entries) && crc32(entries) == read_le<std::uint32_t>(header, 88);
}

bool is_header_valid(std::array<std::byte, k_max_header> header) {
  const auto length = read_le<std::uint32_t>(header, 12);
  if (length < k_min_header || length > k_max_header) return false;
  const auto crc = read_le<std::uint32_t>(header, 16);
  write_le<std::uint32_t>(header, 16, 0);
  return crc32(std::span(header).first(length)) == crc;
}

Header read_header(const DiskImage& image, std::uint64_t sector, std::uint64_t lba) {
  std::array<std::byte, k_max_header> bytes{};
  Header header;
  if (!image.read_at(lba * sector, bytes)) return header;
  header.has_signature = std::memcmp(bytes.data(), k_signature.data(), k_signature.size()) == 0;
  if (!header.has_signature || !is_header_valid(bytes)) return header;
  const auto last_known = std::max({read_le<std::uint64_t>(bytes, 24), read_le<std::uint64_t>(bytes, 32),
                                    read_le<std::uint64_t>(bytes, 48)});
  header.other = read_le<std::uint64_t>(bytes, 32);
  header.disk_sectors = last_known == UINT64_MAX ? last_known : last_known + 1;
  header.is_valid = header.disk_sectors > image.size_bytes() / sector || are_entries_valid(image, bytes, sector);
  return header;
}

tl::unexpected<Error> fail_cut(const DiskImage& image, std::uint64_t sectors, std::uint64_t sector) {
  const std::uint64_t most = UINT64_MAX / sector;
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr(
      "{} is cut short: its partition table describes a disk of {} bytes, the file holds {}")),
      image.path(), std::min(sectors, most) * sector, image.size_bytes()));
}

}  // namespace

Result<std::vector<std::string>> check_gpt(const DiskImage& image) {
  for (const std::uint64_t sector : image.sector_sizes()) {
    const std::uint64_t sectors = image.size_bytes() / sector;
    if (sectors < 3) continue;
    const Header primary = read_header(image, sector, 1);
    if (primary.is_valid && primary.disk_sectors > sectors) return fail_cut(image, primary.disk_sectors, sector);
    // An image may be larger than the disk it was taken from; the last sector is only a guess for a lost header.
    const Header backup = read_header(image, sector, primary.is_valid ? primary.other : sectors - 1);
    if (primary.is_valid && backup.is_valid) return std::vector<std::string>();
    if (primary.is_valid) return std::vector<std::string>{tr("the backup GPT at the end of the disk is damaged")};
    if (backup.is_valid) return std::vector<std::string>{tr("the GPT is damaged; its backup is used")};
    if (primary.has_signature || backup.has_signature) {
      return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr(
          "the partition table of {} is damaged, and so is its backup")), image.path()));
    }
  }
  return std::vector<std::string>();
}

}  // namespace lifeboat::target
