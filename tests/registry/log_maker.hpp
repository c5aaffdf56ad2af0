// Transaction logs as Windows writes them, made from the states that a hive went through; and what replaying them has
// to give, by the plainest means.
#pragma once

#include <array>
#include <set>

#include "host/registry/dirty_vector.hpp"
#include "host/registry/log_entry.hpp"
#include "tests/registry/made_hive.hpp"

namespace lifeboat::registry::test {

using Bytes = std::vector<std::byte>;

// One entry, with pages of its own.
struct MadeEntry {
  std::uint32_t sequence = 0;
  std::uint32_t bins_bytes = 0;
  std::vector<std::pair<std::uint32_t, Bytes>> pages;

  [[nodiscard]] Bytes written() const {
    LogEntry entry{0, 0, sequence, bins_bytes, {}};
    for (const auto& [offset, bytes] : pages) entry.runs.push_back({offset, bytes});
    return write_log_entry(entry);
  }
};

// What changed from one state of the file to the next, page by page.
inline MadeEntry entry_between(const Bytes& before, const Bytes& after, std::uint32_t sequence) {
  const auto old_bins = bins_of(before);
  const auto bins = bins_of(after);
  MadeEntry entry{sequence, static_cast<std::uint32_t>(bins.size()), {}};
  for (std::size_t at = 0; at < bins.size(); at += k_page_bytes) {
    const auto page = bins.subspan(at, k_page_bytes);
    if (at < old_bins.size() && std::ranges::equal(page, old_bins.subspan(at, k_page_bytes))) continue;
    entry.pages.emplace_back(static_cast<std::uint32_t>(at), Bytes(page.begin(), page.end()));
  }
  return entry;
}

inline Bytes log_header(const Bytes& primary, FileType type, std::uint32_t sequence, std::uint32_t bins_bytes) {
  Bytes header(primary.begin(), primary.begin() + static_cast<std::ptrdiff_t>(k_base_sector_bytes));
  set_file_type(header, type);
  set_sequences(header, sequence, sequence);
  set_bins_bytes(header, bins_bytes);
  return header;
}

inline void append(Bytes& to, std::span<const std::byte> bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

// A log that begins with the first of the entries.
inline Bytes new_log(const Bytes& primary, std::span<const MadeEntry> entries) {
  Bytes log = log_header(primary, FileType::log_hvle, entries.front().sequence, entries.front().bins_bytes);
  for (const MadeEntry& entry : entries) append(log, entry.written());
  return log;
}

// A hive whose write was cut, and a log that leaves it with a fault that only a walk over all of it finds: a key that
// names another parent than it has.
struct DamagingLog {
  DamagingLog() {
    Hive hive = Hive::create_empty("CUT", "ROOT");
    const Cell child = required(hive.create_key(hive.root(), "Child"));
    const Bytes before = copy_of(hive);
    Bytes after = before;
    constexpr std::size_t k_parent_field = 4 + 0x10;
    store_u32(after, k_base_block_bytes + child + k_parent_field, child);
    primary = unclean(before);
    log = new_log(primary, std::array{entry_between(before, after, load_u32(primary, k_sequence1_field))});
  }
  Bytes primary, log;
};

inline Bytes old_log(const Bytes& primary, const MadeEntry& entry) {
  Bytes log = log_header(primary, FileType::log_dirt, entry.sequence, entry.bins_bytes);
  std::vector<PageRun> runs;
  for (const auto& [offset, bytes] : entry.pages) runs.push_back({offset, bytes});
  append(log, write_dirty_vector(entry.bins_bytes, runs));
  return log;
}

// The bins after the entries.
inline Bytes replayed_plainly(const Bytes& primary, std::span<const MadeEntry> entries) {
  Bytes bins(bins_of(primary).begin(), bins_of(primary).end());
  std::size_t size = bins.size();
  for (const MadeEntry& entry : entries) {
    size = entry.bins_bytes;
    bins.resize(std::max(bins.size(), size));
    for (const auto& [offset, bytes] : entry.pages) std::ranges::copy(bytes, bins.begin() + offset);
  }
  bins.resize(size);
  return bins;
}

}  // namespace lifeboat::registry::test
