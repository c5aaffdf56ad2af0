#include "host/registry/dirty_vector.hpp"

#include <algorithm>
#include <cstring>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_signature_bytes = 4;

// Signature and bitmap, to the end of the sector.
std::size_t vector_bytes(std::uint32_t bins_bytes) {
  const std::size_t raw = k_signature_bytes + bins_bytes / k_log_sector_bytes / 8;
  return (raw + k_log_sector_bytes - 1) / k_log_sector_bytes * k_log_sector_bytes;
}

}  // namespace

std::vector<std::byte> write_dirty_vector(std::uint32_t bins_bytes, const std::vector<PageRun>& runs) {
  std::vector<std::byte> bytes(vector_bytes(bins_bytes));
  std::memcpy(bytes.data(), "DIRT", k_signature_bytes);
  for (const PageRun& run : runs) {
    for (std::size_t done = 0; done < run.bytes.size(); done += k_log_sector_bytes) {
      const std::size_t page = (run.offset + done) / k_log_sector_bytes;
      bytes[k_signature_bytes + page / 8] |= std::byte{1} << static_cast<int>(page % 8);
    }
  }
  for (const PageRun& run : runs) bytes.insert(bytes.end(), run.bytes.begin(), run.bytes.end());
  return bytes;
}

Result<std::vector<PageRun>> read_dirty_vector(std::span<const std::byte> bytes, std::uint32_t bins_bytes) {
  if (bytes.size() < vector_bytes(bins_bytes) || std::memcmp(bytes.data(), "DIRT", k_signature_bytes) != 0) {
    return damaged(N_("the log has no list of pages"));
  }
  const auto bitmap = bytes.subspan(k_signature_bytes);
  std::vector<PageRun> runs;
  std::size_t at = vector_bytes(bins_bytes);
  for (std::uint32_t page = 0; page < bins_bytes / k_log_sector_bytes; ++page) {
    if ((bitmap[page / 8] & (std::byte{1} << static_cast<int>(page % 8))) == std::byte{}) continue;
    if (bytes.size() - at < k_log_sector_bytes) return damaged(N_("the log is cut short"));
    runs.push_back({static_cast<std::uint32_t>(page * k_log_sector_bytes), bytes.subspan(at, k_log_sector_bytes)});
    at += k_log_sector_bytes;
  }
  return runs;
}

}  // namespace lifeboat::registry
