#include "host/registry/commit_plan.hpp"

#include <algorithm>

#include "host/registry/dirty_vector.hpp"
#include "host/registry/hive_impl.hpp"

namespace lifeboat::registry {
namespace {

// Only this bit of the base block's flags travels in a log entry.
constexpr std::uint32_t k_logged_flags = 1;

BaseSector sector_of(const HiveImage& image) {
  BaseSector sector{};
  std::ranges::copy(image.file().first(k_base_sector_bytes), sector.begin());
  return sector;
}

std::vector<std::byte> hvle_log(BaseSector sector, const LogEntry& entry) {
  set_file_type(sector, FileType::log_hvle);
  set_sequences(sector, entry.sequence, entry.sequence);
  std::vector<std::byte> log(sector.begin(), sector.end());
  const auto written = write_log_entry(entry);
  log.insert(log.end(), written.begin(), written.end());
  // An empty sector ends the chain, whatever an older log left behind it.
  log.insert(log.end(), k_log_sector_bytes, std::byte{});
  return log;
}

std::vector<std::byte> dirt_log(BaseSector sector, std::uint32_t sequence, std::uint32_t bins_bytes,
                                const std::vector<PageRun>& runs) {
  set_file_type(sector, FileType::log_dirt);
  set_sequences(sector, sequence + 1, sequence + 1);
  std::vector<std::byte> log(sector.begin(), sector.end());
  const auto vector = write_dirty_vector(bins_bytes, runs);
  log.insert(log.end(), vector.begin(), vector.end());
  return log;
}

}  // namespace

std::vector<PageRun> dirty_runs(const HiveImage& image) {
  std::vector<PageRun> runs;
  for (const std::uint32_t page : image.dirty_pages()) {
    const std::uint32_t offset = page * k_page_bytes;
    if (!runs.empty() && runs.back().offset + runs.back().bytes.size() == offset) {
      runs.back().bytes = image.bins().subspan(runs.back().offset, runs.back().bytes.size() + k_page_bytes);
    } else {
      runs.push_back({offset, image.bins().subspan(offset, k_page_bytes)});
    }
  }
  return runs;
}

std::vector<PlannedWrite> copy_of(const std::vector<PageRun>& runs) {
  std::vector<PlannedWrite> writes;
  for (const PageRun& run : runs) {
    writes.push_back({k_base_block_bytes + run.offset, {run.bytes.begin(), run.bytes.end()}});
  }
  return writes;
}

CommitPlan plan_commit(const HiveImage& image, const BaseBlock& base, std::uint32_t sequence, LogFormat format,
                       std::uint64_t now) {
  const auto runs = dirty_runs(image);
  CommitPlan plan;
  plan.sequence = sequence;
  plan.last_written = now;
  plan.file_bytes = image.file().size();
  plan.started = sector_of(image);
  set_last_written(plan.started, now);
  plan.finished = plan.started;
  set_sequences(plan.started, plan.sequence + 1, plan.sequence);
  set_sequences(plan.finished, plan.sequence + 1, plan.sequence + 1);
  plan.log = format == LogFormat::hvle
                 ? hvle_log(plan.started, {0, base.flags & k_logged_flags, plan.sequence, image.bins_bytes(), runs})
                 : dirt_log(plan.started, plan.sequence, image.bins_bytes(), runs);
  plan.pages = copy_of(runs);
  return plan;
}

}  // namespace lifeboat::registry
