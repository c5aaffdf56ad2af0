// Replaying the transaction logs of a hive in memory.
#include <algorithm>
#include <new>

#include "host/registry/complaint.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/replay_plan.hpp"

namespace lifeboat::registry {
namespace {

bool is_needed(const Hive::Impl& hive) { return hive.state != HiveState::clean && !hive.replay_write; }

void apply_runs(HiveImage& image, const ReplayPlan& plan) {
  for (const PageRun& run : plan.runs) {
    // A later entry may make the hive shorter than an earlier one had it.
    if (run.offset >= image.bins_bytes()) continue;
    const std::size_t length = std::min<std::size_t>(run.bytes.size(), image.bins_bytes() - run.offset);
    std::ranges::copy(run.bytes.first(length), image.change(run.offset, length).begin());
  }
}

Status set_bins(HiveImage& image, std::uint32_t bins_bytes) {
  if (bins_bytes > image.bins_bytes()) return image.grow(bins_bytes - image.bins_bytes());
  image.shrink(bins_bytes);
  return {};
}

}  // namespace

ReplayOutlook look_at_logs(const Hive& hive, const LogFiles& logs) {
  const Hive::Impl& impl = HiveAccess::of(hive);
  ReplayOutlook outlook;
  outlook.next_sequence = sequence_above(logs, std::max(impl.base.sequence1, impl.base.sequence2));
  outlook.is_needed = is_needed(impl);
  if (!outlook.is_needed) return outlook;
  const auto plan = plan_replay(impl.image.file(), logs);
  outlook.is_possible = plan.has_value();
  if (plan) outlook.entries = plan->entries;
  else outlook.why_not = plan.error().message;
  return outlook;
}

Status Hive::Impl::apply(const ReplayPlan& plan, std::unique_ptr<ReplayWrite> write) {
  image.begin_edit();
  try {
    if (auto sized = set_bins(image, plan.bins_bytes); !sized) {
      image.undo_edit();
      return sized;
    }
    apply_runs(image, plan);
    write->pages = copy_of(dirty_runs(image));
    write->file_bytes = image.file().size();
    EditStep step = image.step_back();
    step.is_replay = true;
    history.add(std::move(step));
    image.keep_edit();
  } catch (const std::bad_alloc&) {
    image.undo_edit();
    return complain(ErrorKind::io, N_("there is not enough memory to replay the logs"));
  }
  allocator.forget();
  std::ranges::copy(plan.base, image.base_block().begin());
  base = *read_base_block(plan.base);
  replay_write = std::move(write);
  state = HiveState::clean;
  is_cut_short = false;
  soundness.reset();
  return {};
}

// After the bytes went back or forward over the replay: what they mean follows.
void Hive::Impl::exchange_replay() {
  std::swap(replay_write, undone_replay);
  ReplayWrite& write = replay_write ? *replay_write : *undone_replay;
  const BaseSector& sector = replay_write ? write.finished : write.before;
  std::ranges::copy(sector, image.base_block().begin());
  base = replay_write ? *read_base_block(write.finished) : write.base_before;
  state = replay_write ? HiveState::clean : write.state_before;
  soundness.reset();
}

Status Hive::replay(const LogFiles& logs) {
  Impl& impl = *impl_;
  if (impl.is_snapshot || !is_needed(impl)) return impl.named(Status(complain(ErrorKind::refused, N_("there is nothing to replay"))));
  if (has_changes()) {
    return impl.named(Status(complain(ErrorKind::refused, N_("its logs can be replayed before it is changed, not after"))));
  }
  auto plan = plan_replay(impl.image.file(), logs);
  if (!plan) return impl.named(Status(pass_on(plan)));
  auto write = std::make_unique<ReplayWrite>();
  write->finished = plan->base;
  std::ranges::copy(impl.image.file().first(k_base_sector_bytes), write->before.begin());
  write->base_before = impl.base;
  write->state_before = impl.state;
  impl.least_sequence = sequence_above(logs, impl.least_sequence);
  return impl.named(impl.apply(*plan, std::move(write)));
}

}  // namespace lifeboat::registry
