// The history half of OfflineRegistry: undo and redo over all hives, groups, replay of logs, and discarding.
#include <fmt/format.h>

#include <set>

#include "host/base/text.hpp"
#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {
namespace {

bool can_undo_in(HiveSlot& slot) { return slot.is_open() && (*slot.hive())->can_undo(); }
bool can_redo_in(HiveSlot& slot) { return slot.is_open() && (*slot.hive())->can_redo(); }

PathParts renamed_path(const Change& change) {
  PathParts path = split_key_path(change.key_path);
  path.back() = change.after;
  return path;
}

}  // namespace

Status OfflineRegistry::begin_group(std::string label) { return journal_.begin_group(std::move(label)); }

void OfflineRegistry::end_group() {
  journal_.end_group();
  for (const auto& slot : hives_.known()) {
    if (slot->is_open()) (*slot->hive())->end_group();
  }
}

Status OfflineRegistry::check_no_group() const {
  if (!journal_.is_group_open()) return {};
  return fail(ErrorKind::refused, tr("a group of changes is not finished yet"));
}

bool OfflineRegistry::can_undo() const { return !journal_.is_group_open() && !journal_.next_undo(can_undo_in).empty(); }
bool OfflineRegistry::can_redo() const { return !journal_.is_group_open() && !journal_.next_redo(can_redo_in).empty(); }

Status OfflineRegistry::undo() {
  if (auto free = check_no_group(); !free) return free;
  const Journal::Step step = journal_.next_undo(can_undo_in);
  if (step.empty()) return fail(ErrorKind::not_found, tr("there is nothing to undo"));
  for (HiveSlot* slot : slots_of(step)) (*slot->hive())->undo();
  journal_.mark_undone(step, author_);
  for (auto i = step.rbegin(); i != step.rend(); ++i) {
    const Change& change = journal_.entries()[*i].change;
    if (change.kind == Change::Kind::key_renamed) note_renamed(renamed_path(change), change.before);
  }
  note_moved();
  return {};
}

Status OfflineRegistry::redo() {
  if (auto free = check_no_group(); !free) return free;
  const Journal::Step step = journal_.next_redo(can_redo_in);
  if (step.empty()) return fail(ErrorKind::not_found, tr("there is nothing to redo"));
  for (HiveSlot* slot : slots_of(step)) (*slot->hive())->redo();
  journal_.mark_redone(step);
  for (const std::size_t i : step) {
    const Change& change = journal_.entries()[i].change;
    if (change.kind == Change::Kind::key_renamed) note_renamed(split_key_path(change.key_path), change.after);
  }
  note_moved();
  return {};
}

// A group is one step in each of its hives.
std::set<HiveSlot*> OfflineRegistry::slots_of(const Journal::Step& step) const {
  std::set<HiveSlot*> slots;
  for (const std::size_t i : step) slots.insert(journal_.entries()[i].slot);
  return slots;
}

// Cells that were read before are stale.
void OfflineRegistry::note_moved() {
  ++revision_;
  ++generation_;
}

bool OfflineRegistry::needs_save(HiveSlot& slot) const {
  return journal_.has_unsaved(slot) || (slot.is_open() && (*slot.hive())->has_changes());
}

std::size_t OfflineRegistry::change_count() const {
  std::size_t count = journal_.unsaved_count();
  for (const auto& slot : hives_.known()) {
    if (needs_save(*slot) && !journal_.has_unsaved(*slot)) ++count;
  }
  return count;
}

Status OfflineRegistry::replay(HiveSlot& slot) {
  if (auto free = check_no_group(); !free) return free;
  if (auto replayed = slot.replay(); !replayed) return replayed;
  record(slot, {Change::Kind::logs_replayed, slot.title(), {}, {},
                fmt::format(fmt::runtime(tr("entries of its logs: {}")), slot.outlook().entries)});
  note_moved();
  return {};
}

void OfflineRegistry::discard() {
  end_group();
  for (const auto& slot : hives_.known()) {
    if (!journal_.has_unsaved(*slot)) continue;
    slot->forget();
    journal_.mark_discarded(*slot);
  }
  note_moved();
}

Status OfflineRegistry::load(std::string_view file, std::string_view root, std::string_view name) {
  auto loaded = hives_.load(file, root, name);
  if (loaded) ++revision_;
  return loaded;
}

Status OfflineRegistry::unload(HiveSlot& slot) {
  if (needs_save(slot)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} has changes that are not saved")), slot.title()));
  }
  if (auto free = check_no_group(); !free) return free;
  if (auto unloaded = hives_.unload(slot); !unloaded) return unloaded;
  journal_.forget_hive(slot);
  note_moved();
  return {};
}

}  // namespace lifeboat::registry
