// Replays the log of a commit of ours that was cut.
#include <algorithm>

#include "host/registry/base_block.hpp"
#include "host/registry/commit.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/dirty_vector.hpp"
#include "host/registry/hive_image.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/log_entry.hpp"

namespace lifeboat::registry {
namespace {

// Where the first bin keeps the time of the last write, in the file.
constexpr std::size_t k_first_bin_time = k_base_block_bytes + 20;

std::span<std::byte> base_of(std::vector<std::byte>& file) { return std::span(file).first(k_base_block_bytes); }

void apply(std::vector<std::byte>& primary, std::uint32_t bins_bytes, const std::vector<PageRun>& runs) {
  primary.resize(std::max(primary.size(), k_base_block_bytes + bins_bytes));
  for (const PageRun& run : runs) {
    std::ranges::copy(run.bytes, primary.begin() + static_cast<std::ptrdiff_t>(k_base_block_bytes + run.offset));
  }
  set_bins_bytes(base_of(primary), bins_bytes);
}

void take_base_block(std::vector<std::byte>& primary, std::span<const std::byte> log) {
  std::ranges::copy(log.first(k_base_sector_bytes), primary.begin());
  set_file_type(base_of(primary), FileType::primary);
}

Status replay_hvle(std::vector<std::byte>& primary, const BaseBlock& base, std::span<const std::byte> log,
                   const BaseBlock& log_base) {
  if (base.is_checksum_right && log_base.sequence1 < base.sequence2) {
    return damaged(N_("its log is older than itself"));
  }
  if (!base.is_checksum_right) take_base_block(primary, log);
  std::uint32_t sequence = log_base.sequence1;
  for (log = log.subspan(k_log_sector_bytes); !log.empty();) {
    auto entry = read_log_entry(log);
    if (!entry || entry->sequence != sequence) break;
    apply(primary, entry->bins_bytes, entry->runs);
    set_flags(base_of(primary), (read_base_block(primary)->flags & ~1u) | (entry->flags & 1u));
    ++sequence;
    log = log.subspan(entry->size_bytes);
  }
  if (sequence == log_base.sequence1) return damaged(N_("its log has no entry that fits"));
  set_sequences(base_of(primary), sequence, sequence);
  return {};
}

Status replay_dirt(std::vector<std::byte>& primary, const BaseBlock& base, std::span<const std::byte> log,
                   const BaseBlock& log_base) {
  // Of a header with a wrong checksum the time may still be right; else the first bin's copy is.
  const bool is_of_this_write =
      log_base.last_written == base.last_written ||
      (!base.is_checksum_right && log_base.last_written == load_u64(primary, k_first_bin_time));
  if (log_base.sequence1 != log_base.sequence2 || !is_of_this_write) {
    return damaged(N_("its log belongs to another write"));
  }
  auto runs = read_dirty_vector(log.subspan(k_log_sector_bytes), log_base.bins_bytes);
  if (!runs) return pass_on(runs);
  take_base_block(primary, log);
  apply(primary, log_base.bins_bytes, *runs);
  return {};
}

Status replay(std::vector<std::byte>& primary, const BaseBlock& base, std::span<const std::byte> log) {
  auto log_base = read_base_block(log);
  if (!log_base) return with_context(tr("log"), std::move(log_base.error()));
  if (!log_base->is_checksum_right) return damaged(N_("its log has a damaged header"));
  if (log_base->file_type == static_cast<std::uint32_t>(FileType::log_hvle)) {
    return replay_hvle(primary, base, log, *log_base);
  }
  return replay_dirt(primary, base, log, *log_base);
}

}  // namespace

Result<Hive> open_after_cut(std::vector<std::byte> primary, std::vector<std::byte> log1, std::string name) {
  const std::string title = fmt::format(fmt::runtime(tr("cannot recover hive {}")), name);
  auto base = read_base_block(primary);
  if (!base) return with_context(title, std::move(base.error()));
  if (primary.size() < k_base_block_bytes + k_page_bytes) {
    return with_context(title, Error{ErrorKind::damaged, tr("the file ends before the first bin")});
  }
  if (!base->is_checksum_right || base->sequence1 != base->sequence2) {
    if (auto replayed = replay(primary, *base, log1); !replayed) return with_context(title, replayed.error());
  }
  return Hive::open(std::move(primary), std::move(name));
}

}  // namespace lifeboat::registry
