#include "host/registry/offline/journal.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {
namespace {

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

void Journal::add(HiveSlot& slot, Change change, Author author) {
  redo_.clear();
  JournalEntry entry;
  entry.change = std::move(change);
  entry.slot = &slot;
  entry.made = {std::move(author), now_ms()};
  entry.group = open_group_;
  entries_.push_back(std::move(entry));
}

Status Journal::begin_group(std::string label) {
  if (open_group_ != 0) return fail(ErrorKind::refused, tr("another group of changes is not finished yet"));
  labels_.push_back(std::move(label));
  open_group_ = static_cast<std::uint32_t>(labels_.size());
  return {};
}

bool Journal::is_in_open_group(const HiveSlot& slot) const {
  // The entries of an open group are the last ones.
  for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->group == open_group_; ++entry) {
    if (entry->slot == &slot) return true;
  }
  return false;
}

Journal::Step Journal::step_of(std::size_t index) const {
  const std::uint32_t group = entries_[index].group;
  if (group == 0) return {index};
  Step step;
  for (std::size_t i = 0; i <= index; ++i) {
    const JournalEntry& entry = entries_[i];
    if (entry.group == group && !entry.is_undone && !entry.is_final) step.push_back(i);
  }
  return step;
}

Journal::Step Journal::next_undo(const HivePredicate& can_undo) const {
  const auto can = [&](std::size_t i) { return entries_[i].slot != nullptr && can_undo(*entries_[i].slot); };
  std::uint32_t group_seen = 0;  // and found to be stuck
  for (std::size_t i = entries_.size(); i-- > 0;) {
    const JournalEntry& entry = entries_[i];
    if (entry.is_undone || entry.is_final || (entry.group != 0 && entry.group == group_seen)) continue;
    Step step = step_of(i);
    if (std::ranges::all_of(step, can)) return step;
    group_seen = entry.group;
  }
  return {};
}

Journal::Step Journal::next_redo(const HivePredicate& can_redo) const {
  if (redo_.empty()) return {};
  const auto can = [&](std::size_t i) {
    const JournalEntry& entry = entries_[i];
    return entry.slot != nullptr && !entry.is_final && can_redo(*entry.slot);
  };
  return std::ranges::all_of(redo_.back(), can) ? redo_.back() : Step{};
}

void Journal::mark_undone(const Step& step, const Author& author) {
  for (const std::size_t i : step) {
    entries_[i].is_undone = true;
    entries_[i].undone = {author, now_ms()};
  }
  redo_.push_back(step);
}

void Journal::mark_redone(const Step& step) {
  for (const std::size_t i : step) entries_[i].is_undone = false;
  redo_.pop_back();
}

void Journal::mark_saved(const HiveSlot& slot) {
  for (JournalEntry& entry : entries_) {
    if (entry.slot != &slot) continue;
    entry.is_saved = !entry.is_undone;
    // Windows' own write is finished then, and stays so.
    if (entry.change.kind == Change::Kind::logs_replayed && entry.is_saved) entry.is_final = true;
  }
}

void Journal::mark_discarded(const HiveSlot& slot) {
  redo_.clear();
  for (JournalEntry& entry : entries_) {
    if (entry.slot != &slot) continue;
    entry.is_undone = !entry.is_saved;
    entry.is_final = true;  // the hive is read anew and knows nothing of its steps
  }
}

void Journal::forget_hive(const HiveSlot& slot) {
  for (JournalEntry& entry : entries_) {
    if (entry.slot == &slot) entry.slot = nullptr;
  }
}

const std::string& Journal::group_label(std::uint32_t group) const {
  static const std::string k_none;
  return group == 0 ? k_none : labels_[group - 1];
}

std::size_t Journal::unsaved_count() const {
  return static_cast<std::size_t>(std::ranges::count_if(entries_, &JournalEntry::differs_from_disk));
}

bool Journal::has_unsaved(const HiveSlot& slot) const {
  return std::ranges::any_of(entries_,
                             [&](const JournalEntry& e) { return e.slot == &slot && e.differs_from_disk(); });
}

}  // namespace lifeboat::registry
