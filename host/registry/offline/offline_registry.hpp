// The registry of an offline Windows as that Windows would show it: HKEY_LOCAL_MACHINE and HKEY_USERS with one folder
// per hive, CurrentControlSet standing for the control set that Windows would choose, symbolic links followed. One
// open hive is shared by all tools. Edits change memory only; host/registry/offline/save.hpp makes them last.
//
// A place is named by its path ("HKLM\SYSTEM\…", long or short root names, any case, "HKU\Bob" for a user whose
// security identifier nobody knows by heart) and resolved to a `Node`. A Node is good until `generation` changes (a
// key was deleted, edits were discarded); resolve the path again then.
// UI thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/offline/hive_table.hpp"
#include "host/registry/offline/journal.hpp"
#include "host/target/target.hpp"

namespace lifeboat::registry {

struct KeyPlace {
  HiveSlot* slot = nullptr;
  Cell cell = 0;
};

struct Node {
  PathParts path;            // as it was asked for, in the registry's own spelling, from the root's long name on
  HiveSlot* slot = nullptr;  // null: a folder of hives, above them
  Cell cell = 0;
  KeyPlace link;             // the symbolic link that the path ends with; without a slot: it ends with none

  // The key of that name itself, be it a link: what is deleted or renamed.
  [[nodiscard]] KeyPlace itself() const { return link.slot == nullptr ? KeyPlace{slot, cell} : link; }
};

// What becomes of a symbolic link that is the last part of a path; those before it are followed always.
enum class LastLink { follow, keep };

class OfflineRegistry {
 public:
  // The target may go, its volumes are kept.
  [[nodiscard]] static std::unique_ptr<OfflineRegistry> of_installation(target::Target& target,
                                                                        const target::Installation& installation);
  // One bare hive; paths are relative to its root, links are not followed. Fails when it cannot be opened.
  [[nodiscard]] static Result<std::unique_ptr<OfflineRegistry>> of_hive(std::shared_ptr<target::VolumeAccess> folder,
                                                                        std::string file_path);

  // From now on jobs of `queue` (borrowed) read the disk. Until a hive is there, whatever needs it answers `busy`, and
  // begins the reading; the revision changes when it is there. Without this, every call reads what it needs itself.
  void read_in(jobs::JobQueue& queue);

  // Reading
  [[nodiscard]] Result<Node> resolve(std::string_view path, LastLink last = LastLink::follow);
  // Names of the keys below, in regedit's order.
  struct Children {
    std::vector<std::string> names;  // of folders and aliases; empty where `cells` says it
    std::vector<Cell> cells;         // one per child; 0 where `names` says it
  };
  [[nodiscard]] Result<Children> children(const Node& node);
  [[nodiscard]] Result<std::string> child_name(const Node& node, const Children& children, std::size_t index);
  // `not_found` when there is none of that name.
  [[nodiscard]] Result<std::size_t> child_index(const Node& node, const Children& children, std::string_view name);
  // Whether keys and values can be changed there, as far as is known without checking the whole hive, and why not.
  [[nodiscard]] Status looks_editable(const Node& node);

  // Editing, in memory
  [[nodiscard]] Status create_key(const Node& parent, std::string_view name);
  [[nodiscard]] Status set_value(const Node& node, std::string_view name, std::uint32_t type,
                                 std::span<const std::byte> data);
  [[nodiscard]] Status rename_value(const Node& node, std::string_view name, std::string_view new_name);
  [[nodiscard]] Status delete_value(const Node& node, std::string_view name);
  // Of a link the link, not what it leads to.
  [[nodiscard]] Status delete_key(const Node& node);
  [[nodiscard]] Status rename_key(const Node& node, std::string_view name);
  // The key with all below it, as a new key of `parent`, also of another hive.
  [[nodiscard]] Status copy_key(const Node& from, const Node& parent, std::string_view name);
  // Applies the transaction logs of a hive: an edit like any other.
  [[nodiscard]] Status replay(HiveSlot& slot);
  // Whose edits the following are.
  void set_author(const std::string& who, const std::string& tool) {
    author_.who = who;
    author_.tool = tool;
  }
  // Called with the path that a renamed key had, and its new name.
  void set_rename_listener(std::function<void(const PathParts&, const std::string&)> listener) {
    on_renamed_ = std::move(listener);
  }

  // History
  [[nodiscard]] Status begin_group(std::string label);
  void end_group();
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  // `not_found` when there is nothing; `refused` within a group.
  [[nodiscard]] Status undo();
  [[nodiscard]] Status redo();
  // All unsaved edits of all hives are gone, for ever.
  void discard();
  [[nodiscard]] const Journal& journal() const { return journal_; }
  void mark_saved(const HiveSlot& slot) { journal_.mark_saved(slot); }
  // Edits that are not on the disk, and hives that a failed save left half-written although nothing differs any more.
  [[nodiscard]] std::size_t change_count() const;
  [[nodiscard]] bool needs_save(HiveSlot& slot) const;

  // Hives beside those that Windows shows; see HiveTable.
  [[nodiscard]] Status load(std::string_view file, std::string_view root, std::string_view name);
  void cancel_load() { hives_.cancel_load(); }
  [[nodiscard]] Status unload(HiveSlot& slot);
  [[nodiscard]] HiveTable& hives() { return hives_; }

  // The same place without names that stand for another: what two paths of one key have in common.
  [[nodiscard]] PathParts without_aliases(PathParts parts);

  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  [[nodiscard]] LogFormat log_format() const { return log_format_; }

 private:
  // How many links one path led through so far, and how deep in links to links it is.
  struct LinkWalk {
    int followed = 0;
    int depth = 0;
  };

  explicit OfflineRegistry(HiveTable hives) : hives_(std::move(hives)) {}
  [[nodiscard]] Node top();
  [[nodiscard]] Result<Node> walk(const PathParts& parts, LastLink last, LinkWalk& links);
  [[nodiscard]] Result<Node> step(Node from, std::string_view part);
  [[nodiscard]] Result<Node> step_in_folder(Node from, std::string_view part);
  [[nodiscard]] Result<Node> follow(Node at, LinkWalk& links);
  [[nodiscard]] Result<Children> folder_children(const Node& node);
  [[nodiscard]] bool has_control_set_alias(const Node& node) const;
  [[nodiscard]] static Result<Hive*> editable_hive(HiveSlot* slot);
  [[nodiscard]] static Status check_own_name(const Node& node);
  template <class Edit>
  [[nodiscard]] Status edit(const KeyPlace& key, const PathParts& path, Change change, Edit make);
  void record(HiveSlot& slot, Change change);
  void note_renamed(const PathParts& path, const std::string& name);
  void note_moved();
  [[nodiscard]] Status check_no_group() const;
  [[nodiscard]] std::set<HiveSlot*> slots_of(const Journal::Step& step) const;

  HiveTable hives_;
  Journal journal_;
  Author author_{"local user", {}};
  std::function<void(const PathParts&, const std::string&)> on_renamed_;
  std::string control_set_;  // what CurrentControlSet stands for; empty: nothing
  LogFormat log_format_ = LogFormat::hvle;
  std::uint64_t revision_ = 1;
  std::uint64_t generation_ = 1;
};

}  // namespace lifeboat::registry
