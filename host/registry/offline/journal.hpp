// The history of edits over all hives, oldest first: what was done, when and by whom; what of it is on the disk, and
// what was taken back. It knows which edits undo and redo concern; the hives take them back themselves, step by step
// (see Hive). An edit differs from the disk when it is applied and not saved, or saved and taken back: that, and
// nothing else, is what a save writes. UI thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/offline/change.hpp"

namespace lifeboat::registry {

class HiveSlot;

struct Moment {
  Author author;
  std::int64_t when_ms = 0;  // Unix time, UTC
};

struct JournalEntry {
  Change change;
  HiveSlot* slot = nullptr;  // null: the hive is no longer loaded
  Moment made;
  Moment undone;             // of one that is undone
  std::uint32_t group = 0;   // 0: none
  bool is_saved = false;     // the disk has it
  bool is_undone = false;    // the memory does not have it
  bool is_final = false;     // can be neither undone nor redone any more

  [[nodiscard]] bool differs_from_disk() const { return is_saved == is_undone; }
};

class Journal {
 public:
  // The entries that are undone or redone together, in the order in which they were made.
  using Step = std::vector<std::size_t>;
  using HivePredicate = std::function<bool(HiveSlot&)>;

  // What was undone before can no longer be redone.
  void add(HiveSlot& slot, Change change, Author author);
  // Edits until `end_group` are one step. `refused` within a group.
  [[nodiscard]] Status begin_group(std::string label);
  void end_group() { open_group_ = 0; }
  [[nodiscard]] bool is_group_open() const { return open_group_ != 0; }
  // Whether the open group has an edit of that hive already.
  [[nodiscard]] bool is_in_open_group(const HiveSlot& slot) const;

  // The newest step that all hives concerned can still take back (do again); empty: there is none.
  [[nodiscard]] Step next_undo(const HivePredicate& can_undo) const;
  [[nodiscard]] Step next_redo(const HivePredicate& can_redo) const;
  void mark_undone(const Step& step, const Author& author);
  void mark_redone(const Step& step);

  // The disk has what the memory has.
  void mark_saved(const HiveSlot& slot);
  // The memory has again what the disk has.
  void mark_discarded(const HiveSlot& slot);
  void forget_hive(const HiveSlot& slot);

  [[nodiscard]] const std::vector<JournalEntry>& entries() const { return entries_; }
  [[nodiscard]] const std::string& group_label(std::uint32_t group) const;
  [[nodiscard]] std::size_t unsaved_count() const;
  [[nodiscard]] bool has_unsaved(const HiveSlot& slot) const;

 private:
  [[nodiscard]] Step step_of(std::size_t entry) const;

  std::vector<JournalEntry> entries_;
  std::vector<Step> redo_;  // the next one last
  std::vector<std::string> labels_;  // of group 1 and so on
  std::uint32_t open_group_ = 0;
};

// What a save would write of one hive, in order; each as one line for people.
struct PlannedChange {
  std::string key_path;
  std::string text;
  Moment moment;
};
[[nodiscard]] std::vector<PlannedChange> plan_changes(const Journal& journal, const HiveSlot& slot);

// The same with time, person and tool, to be kept beside the backup.
[[nodiscard]] std::string plan_as_text(const std::vector<PlannedChange>& plan);

}  // namespace lifeboat::registry
