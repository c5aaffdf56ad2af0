// Replaying the transaction logs of a hive in memory.
#include <algorithm>
#include <new>

#include "host/registry/complaint.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_node.hpp"
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

// A hive without a root key is none.
Status apply_plan(HiveImage& image, const ReplayPlan& plan) {
  if (auto sized = set_bins(image, plan.bins_bytes); !sized) return sized;
  apply_runs(image, plan);
  const auto root = read_key_node(image, read_base_block(plan.base)->root);
  return root ? Status{} : damaged(N_("its logs do not lead to a root key: {}"), root.error().message);
}

struct Trial {
  Hive hive;  // its bins as they are after the replay
  BaseBlock base;
  std::uint32_t entries = 0;
};

Result<Trial> try_replay(const Hive& hive, const LogFiles& logs) {
  auto plan = plan_replay(hive.file(), logs);
  if (!plan) return pass_on(plan);
  auto copy = hive.snapshot();
  if (!copy) return pass_on(copy);
  if (auto applied = apply_plan(HiveAccess::of(*copy).image, *plan); !applied) return pass_on(applied);
  return Trial{std::move(*copy), *read_base_block(plan->base), plan->entries};
}

}  // namespace

ReplayOutlook look_at_logs(const Hive& hive, const LogFiles& logs) {
  const Hive::Impl& impl = HiveAccess::of(hive);
  ReplayOutlook outlook;
  const bool is_second_later = is_sequence_before(impl.base.sequence1, impl.base.sequence2);
  outlook.next_sequence = sequence_above(logs, is_second_later ? impl.base.sequence2 : impl.base.sequence1);
  outlook.is_needed = is_needed(impl);
  if (!outlook.is_needed) return outlook;
  const auto trial = try_replay(hive, logs);
  outlook.is_possible = trial.has_value();
  if (trial) outlook.entries = trial->entries;
  else outlook.why_not = trial.error().message;
  return outlook;
}

// The pages of the logs, as one step to undo.
Status Hive::Impl::apply(const ReplayPlan& plan, ReplayWrite& write) {
  if (auto applied = apply_plan(image, plan); !applied) return applied;
  write.pages = copy_of(dirty_runs(image));
  write.file_bytes = image.file().size();
  EditStep step = image.step_back();
  step.is_replay = true;
  history.add(std::move(step));
  return {};
}

// What the bytes mean after they went forward over the replay, or back.
void Hive::Impl::take_over(const ReplayWrite& write, bool is_replayed) {
  std::ranges::copy(is_replayed ? write.finished : write.before, image.base_block().begin());
  base = is_replayed ? *read_base_block(write.finished) : write.base_before;
  state = is_replayed ? HiveState::clean : write.state_before;
  is_cut_short = !is_replayed && write.was_cut_short;
  is_header_lost = !is_replayed && write.was_header_lost;
  soundness = is_replayed ? soundness_once_replayed : std::nullopt;
}

void Hive::Impl::exchange_replay() {
  std::swap(replay_write, undone_replay);
  take_over(replay_write ? *replay_write : *undone_replay, replay_write != nullptr);
}

Status Hive::Impl::replay(const LogFiles& logs) {
  auto plan = plan_replay(image.file(), logs);
  if (!plan) return pass_on(plan);
  auto write = std::make_unique<ReplayWrite>(
      ReplayWrite{plan->base, 0, {}, false, {}, base, state, is_cut_short, is_header_lost});
  std::ranges::copy(image.file().first(k_base_sector_bytes), write->before.begin());
  const std::uint32_t above_logs = sequence_above(logs, read_base_block(plan->base)->sequence2);
  image.begin_edit();
  try {
    if (auto applied = apply(*plan, *write); !applied) {
      image.undo_edit();
      std::ranges::copy(write->before, image.base_block().begin());
      return applied;
    }
  } catch (const std::bad_alloc&) {
    image.undo_edit();
    std::ranges::copy(write->before, image.base_block().begin());
    throw;
  }
  image.keep_edit();
  allocator.forget();
  least_sequence = above_logs;
  undone_replay.reset();
  replay_write = std::move(write);
  take_over(*replay_write, true);
  return {};
}

void Hive::check_ahead_of_replay(const LogFiles& logs) {
  if (!is_needed(*impl_)) return;
  const auto trial = try_replay(*this, logs);
  if (!trial) return;
  impl_->soundness_once_replayed =
      check_hive(HiveAccess::of(trial->hive).image, trial->base.root, trial->base.minor);
}

Status Hive::replay(const LogFiles& logs) try {
  if (impl_->is_snapshot || !is_needed(*impl_)) {
    return impl_->named(Status(complain(ErrorKind::refused, N_("there is nothing to replay"))));
  }
  if (has_changes()) {
    return impl_->named(
        Status(complain(ErrorKind::refused, N_("its logs can be replayed before it is changed, not after"))));
  }
  return impl_->named(impl_->replay(logs));
} catch (const std::bad_alloc&) {
  return impl_->named(Status(complain(ErrorKind::io, N_("there is not enough memory to replay the logs"))));
}

}  // namespace lifeboat::registry
