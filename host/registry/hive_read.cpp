#include "host/registry/hive_read.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

// What is read again when the disk refuses a larger piece.
constexpr std::size_t k_sector_bytes = 4096;
constexpr std::size_t k_piece_bytes = std::size_t{4} << 20;

// Fills `into` from the file as far as it goes; false when the disk refuses.
bool read_whole(const Reader& reader, std::span<std::byte> into, std::uint64_t offset) {
  for (std::size_t done = 0; done < into.size();) {
    const ssize_t got = reader(into.subspan(done), offset + done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return true;
}

// A piece that the disk refuses as a whole, sector by sector; how many bytes it refuses. They are zero.
std::uint64_t read_by_sectors(const Reader& reader, std::span<std::byte> into, std::uint64_t offset) {
  std::uint64_t lost = 0;
  for (std::size_t at = 0; at < into.size(); at += k_sector_bytes) {
    const auto sector = into.subspan(at, std::min<std::size_t>(k_sector_bytes, into.size() - at));
    std::ranges::fill(sector, std::byte{});
    if (read_whole(reader, sector, offset + at)) continue;
    std::ranges::fill(sector, std::byte{});
    lost += sector.size();
  }
  return lost;
}

}  // namespace

Result<std::uint64_t> read_as_far_as_it_goes(const Reader& reader, std::span<std::byte> into) {
  std::uint64_t lost = 0;
  int code = 0;
  for (std::size_t offset = 0; offset < into.size(); offset += k_piece_bytes) {
    const auto piece = into.subspan(offset, std::min(k_piece_bytes, into.size() - offset));
    if (read_whole(reader, piece, offset)) continue;
    code = errno;
    if (code == ECANCELED) return complain(ErrorKind::refused, N_("the reading was cancelled"));
    lost += read_by_sectors(reader, piece, offset);
  }
  if (!into.empty() && lost == into.size()) {
    return complain(ErrorKind::io, N_("the file cannot be read: {}"), std::strerror(code));
  }
  return lost;
}

}  // namespace lifeboat::registry
