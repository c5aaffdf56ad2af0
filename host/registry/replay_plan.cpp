#include "host/registry/replay_plan.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "host/registry/base_block.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/dirty_vector.hpp"
#include "host/registry/hive_image.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

// Where the first bin keeps the time of the last write, in the file.
constexpr std::size_t k_first_bin_time = k_base_block_bytes + 20;
// Only this bit of the base block's flags travels in a log entry.
constexpr std::uint32_t k_logged_flags = 1;
// Of a new bin at least the page with its header is in the log, and no bin is larger than the largest cell needs.
constexpr std::uint64_t k_growth_per_page_bytes = k_cell_limit_bytes + k_page_bytes;

bool is_of_type(const BaseBlock& base, FileType type) { return base.file_type == static_cast<std::uint32_t>(type); }

struct Log {
  BaseBlock base;
  std::span<const std::byte> bytes;
};

// The logs of that kind whose header is whole.
std::vector<Log> logs_of(const LogFiles& files, bool is_new_format) {
  std::vector<Log> logs;
  for (const auto* bytes : {&files.log1, &files.log2, &files.log}) {
    const auto base = read_base_block(*bytes);
    if (!base || !base->is_checksum_right || base->sequence1 != base->sequence2) continue;
    if (is_of_type(*base, FileType::log_hvle) == is_new_format) logs.push_back({*base, *bytes});
  }
  return logs;
}

bool is_sane_size(std::uint32_t bins_bytes) {
  return bins_bytes != 0 && bins_bytes % k_page_bytes == 0 && bins_bytes <= k_bins_limit_bytes;
}

// The entries from the log's start whose numbers follow one another.
std::vector<LogEntry> entries_of(const Log& log) {
  std::vector<LogEntry> entries;
  auto rest = log.bytes.subspan(k_log_sector_bytes);
  for (std::uint32_t sequence = log.base.sequence1;; ++sequence) {
    auto entry = read_log_entry(rest);
    if (!entry || entry->sequence != sequence) return entries;
    rest = rest.subspan(entry->size_bytes);
    entries.push_back(std::move(*entry));
  }
}

BaseSector sector_of(std::span<const std::byte> bytes) {
  BaseSector sector{};
  std::ranges::copy(bytes.first(k_base_sector_bytes), sector.begin());
  return sector;
}

void add_entries(ReplayPlan& plan, const std::vector<LogEntry>& entries) {
  for (const LogEntry& entry : entries) {
    plan.runs.insert(plan.runs.end(), entry.runs.begin(), entry.runs.end());
    plan.bins_bytes = entry.bins_bytes;
    const std::uint32_t flags = read_base_block(plan.base)->flags;
    set_flags(plan.base, (flags & ~k_logged_flags) | (entry.flags & k_logged_flags));
    set_sequences(plan.base, entry.sequence + 1, entry.sequence + 1);
    ++plan.entries;
  }
}

// A valid header: both logs count, the one with the earlier entries first. A damaged one: the later log alone.
Result<ReplayPlan> plan_new_format(std::span<const std::byte> primary, const std::optional<BaseBlock>& base,
                                   std::vector<Log> logs) {
  std::ranges::stable_sort(logs, is_sequence_before, [](const Log& log) { return log.base.sequence1; });
  const auto is_old = [&](const Log& log) { return is_sequence_before(log.base.sequence1, base->sequence2); };
  if (base) std::erase_if(logs, is_old);
  else if (logs.size() > 1) logs.erase(logs.begin(), logs.end() - 1);
  if (logs.empty()) return damaged(N_("its logs are older than itself"));
  ReplayPlan plan;
  plan.base = sector_of(base ? primary : logs.front().bytes);
  std::uint32_t next = logs.front().base.sequence1;
  for (const Log& log : logs) {
    if (log.base.sequence1 != next) break;
    const auto entries = entries_of(log);
    add_entries(plan, entries);
    next += static_cast<std::uint32_t>(entries.size());
    set_last_written(plan.base, log.base.last_written);
  }
  if (plan.entries == 0) return damaged(N_("its log has no entry that fits"));
  return plan;
}

bool is_of_this_write(const BaseBlock& log, std::span<const std::byte> primary, const std::optional<BaseBlock>& base) {
  if (base) return log.last_written == base->last_written;
  // Of a header with a wrong checksum the time may still be right; else the first bin's copy is.
  const auto claimed = read_base_block(primary);
  return (claimed && log.last_written == claimed->last_written) ||
         log.last_written == load_u64(primary, k_first_bin_time);
}

Result<ReplayPlan> plan_old_format(std::span<const std::byte> primary, const std::optional<BaseBlock>& base,
                                   const std::vector<Log>& logs) {
  Result<ReplayPlan> outcome = damaged(N_("its logs belong to another write"));
  for (const Log& log : logs) {
    if (!is_of_this_write(log.base, primary, base)) continue;
    if (!is_sane_size(log.base.bins_bytes)) {
      outcome = damaged(N_("its log claims an impossible size of the hive"));
      continue;
    }
    auto runs = read_dirty_vector(log.bytes.subspan(k_log_sector_bytes), log.base.bins_bytes);
    if (runs) return ReplayPlan{sector_of(log.bytes), log.base.bins_bytes, std::move(*runs), 1};
    outcome = pass_on(runs);
  }
  return outcome;
}

Status check_growth(const ReplayPlan& plan, std::size_t file_bytes) {
  std::uint64_t logged = 0;
  for (const PageRun& run : plan.runs) logged += run.bytes.size();
  const std::uint64_t pages = logged / k_page_bytes + 1;
  if (k_base_block_bytes + std::uint64_t{plan.bins_bytes} <= file_bytes + pages * k_growth_per_page_bytes) return {};
  return damaged(N_("its log claims an impossible size of the hive"));
}

// Whichever kind was written last: logs of the other kind were left behind by another version of Windows.
bool is_new_format_later(const std::vector<Log>& new_logs, const std::vector<Log>& old_logs) {
  return std::ranges::any_of(new_logs, [&](const Log& log) {
    return std::ranges::all_of(
        old_logs, [&](const Log& old) { return !is_sequence_before(log.base.sequence1, old.base.sequence1); });
  });
}

}  // namespace

Result<ReplayPlan> plan_replay(std::span<const std::byte> primary, const LogFiles& files) {
  std::optional<BaseBlock> base;
  if (auto read = read_base_block(primary); read && read->is_checksum_right) base = *read;
  if (files.log1.empty() && files.log2.empty() && files.log.empty()) return damaged(N_("it has no log"));
  const auto new_logs = logs_of(files, true);
  const auto old_logs = logs_of(files, false);
  if (new_logs.empty() && old_logs.empty()) return damaged(N_("its logs are empty or damaged"));
  auto plan = is_new_format_later(new_logs, old_logs) ? plan_new_format(primary, base, new_logs)
                                                      : plan_old_format(primary, base, old_logs);
  if (!plan) return plan;
  if (auto checked = check_growth(*plan, primary.size()); !checked) return pass_on(checked);
  set_file_type(plan->base, FileType::primary);
  set_bins_bytes(plan->base, plan->bins_bytes);
  return plan;
}

std::uint32_t sequence_above(const LogFiles& files, std::uint32_t at_least) {
  for (const bool is_new : {true, false}) {
    for (const Log& log : logs_of(files, is_new)) {
      const auto count = is_new ? static_cast<std::uint32_t>(entries_of(log).size()) : 0;
      const std::uint32_t after = log.base.sequence1 + count + 1;
      if (is_sequence_before(at_least, after)) at_least = after;
    }
  }
  return at_least;
}

}  // namespace lifeboat::registry
