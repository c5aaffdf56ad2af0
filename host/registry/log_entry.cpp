#include "host/registry/log_entry.hpp"

#include <algorithm>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/hive_image.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/marvin32.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_size = 4;
constexpr std::size_t k_flags = 8;
constexpr std::size_t k_sequence = 12;
constexpr std::size_t k_bins_bytes = 16;
constexpr std::size_t k_run_count = 20;
constexpr std::size_t k_hash1 = 24;
constexpr std::size_t k_hash2 = 32;
constexpr std::size_t k_runs = 40;

Status check_hashes(std::span<const std::byte> entry) {
  if (load_u64(entry, k_hash2) != marvin32(entry.first(k_hash2)) ||
      load_u64(entry, k_hash1) != marvin32(entry.subspan(k_runs))) {
    return damaged(N_("the log entry has a wrong hash"));
  }
  return {};
}

Status read_runs(std::span<const std::byte> entry, LogEntry& into) {
  const std::size_t count = load_u32(entry, k_run_count);
  if (count > (entry.size() - k_runs) / 8) return damaged(N_("the log entry names more pages than it has"));
  std::size_t at = k_runs + 8 * count;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t offset = load_u32(entry, k_runs + 8 * i);
    const std::uint32_t size = load_u32(entry, k_runs + 8 * i + 4);
    if (size > entry.size() - at || offset > into.bins_bytes || size > into.bins_bytes - offset) {
      return damaged(N_("the log entry has a page outside of the hive"));
    }
    into.runs.push_back({offset, entry.subspan(at, size)});
    at += size;
  }
  return {};
}

}  // namespace

Result<LogEntry> read_log_entry(std::span<const std::byte> bytes) {
  if (bytes.size() < k_log_sector_bytes || std::memcmp(bytes.data(), "HvLE", 4) != 0) {
    return damaged(N_("there is no log entry"));
  }
  LogEntry entry;
  entry.size_bytes = load_u32(bytes, k_size);
  if (entry.size_bytes % k_log_sector_bytes != 0 || entry.size_bytes == 0 || entry.size_bytes > bytes.size()) {
    return damaged(N_("the log entry is cut short"));
  }
  bytes = bytes.first(entry.size_bytes);
  if (auto checked = check_hashes(bytes); !checked) return pass_on(checked);
  entry.flags = load_u32(bytes, k_flags);
  entry.sequence = load_u32(bytes, k_sequence);
  entry.bins_bytes = load_u32(bytes, k_bins_bytes);
  if (entry.bins_bytes == 0 || entry.bins_bytes % k_page_bytes != 0 || entry.bins_bytes > k_bins_limit_bytes) {
    return damaged(N_("the log entry claims an impossible size of the hive"));
  }
  if (auto read = read_runs(bytes, entry); !read) return pass_on(read);
  return entry;
}

std::vector<std::byte> write_log_entry(const LogEntry& entry) {
  std::size_t size = k_runs + 8 * entry.runs.size();
  for (const PageRun& run : entry.runs) size += run.bytes.size();
  size = (size + k_log_sector_bytes - 1) / k_log_sector_bytes * k_log_sector_bytes;
  std::vector<std::byte> bytes(size);
  std::memcpy(bytes.data(), "HvLE", 4);
  store_u32(bytes, k_size, static_cast<std::uint32_t>(size));
  store_u32(bytes, k_flags, entry.flags);
  store_u32(bytes, k_sequence, entry.sequence);
  store_u32(bytes, k_bins_bytes, entry.bins_bytes);
  store_u32(bytes, k_run_count, static_cast<std::uint32_t>(entry.runs.size()));
  std::size_t reference = k_runs;
  std::size_t at = k_runs + 8 * entry.runs.size();
  for (const PageRun& run : entry.runs) {
    store_u32(bytes, reference, run.offset);
    store_u32(bytes, reference + 4, static_cast<std::uint32_t>(run.bytes.size()));
    std::ranges::copy(run.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(at));
    reference += 8;
    at += run.bytes.size();
  }
  store_u64(bytes, k_hash1, marvin32(std::span<const std::byte>(bytes).subspan(k_runs)));
  store_u64(bytes, k_hash2, marvin32(std::span<const std::byte>(bytes).first(k_hash2)));
  return bytes;
}

}  // namespace lifeboat::registry
