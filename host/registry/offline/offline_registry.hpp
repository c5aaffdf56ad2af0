// The registry of an offline Windows as that Windows would show it: HKEY_LOCAL_MACHINE with one folder per hive,
// CurrentControlSet standing for the control set that Windows would choose. One open hive is shared by all tools.
// Edits change memory only; host/registry/offline/save.hpp makes them last.
//
// A place is named by its path ("HKLM\SYSTEM\…", long or short root names, any case) and resolved to a `Node`.
// A Node is good until `generation` changes (a key was deleted, edits were discarded); resolve the path again then.
// UI thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/offline/hive_slot.hpp"
#include "host/target/target.hpp"

namespace lifeboat::registry {

struct Node {
  std::vector<std::string> path;  // parts as they stand in the registry, from the root's long name on
  HiveSlot* slot = nullptr;       // null: a folder of hives, above them
  Cell cell = 0;
};

class OfflineRegistry {
 public:
  [[nodiscard]] static std::unique_ptr<OfflineRegistry> of_installation(std::shared_ptr<target::VolumeAccess> volume,
                                                                        const target::Installation& installation);
  // One bare hive; paths are relative to its root. Fails when it cannot be opened.
  [[nodiscard]] static Result<std::unique_ptr<OfflineRegistry>> of_hive(std::shared_ptr<target::VolumeAccess> folder,
                                                                        std::string file_path);

  // Reading
  [[nodiscard]] Result<Node> resolve(std::string_view path);
  // Names of the keys below, in regedit's order.
  struct Children {
    std::vector<std::string> names;  // of folders and aliases; empty where `cells` says it
    std::vector<Cell> cells;         // one per child; 0 where `names` says it
  };
  [[nodiscard]] Result<Children> children(const Node& node);
  [[nodiscard]] Result<std::string> child_name(const Node& node, const Children& children, std::size_t index);
  // Whether keys and values can be changed there, and why not.
  [[nodiscard]] Status is_editable(const Node& node);

  // Editing, in memory
  [[nodiscard]] Status create_key(const Node& parent, std::string_view name);
  [[nodiscard]] Status set_value(const Node& node, std::string_view name, std::uint32_t type,
                                 std::span<const std::byte> data);
  [[nodiscard]] Status delete_value(const Node& node, std::string_view name);
  [[nodiscard]] Status delete_key(const Node& node);
  // All unsaved edits of all hives are gone.
  void discard();

  [[nodiscard]] std::size_t change_count() const;
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  [[nodiscard]] std::vector<std::unique_ptr<HiveSlot>>& slots() { return slots_; }
  [[nodiscard]] LogFormat log_format() const { return log_format_; }

 private:
  OfflineRegistry() = default;
  [[nodiscard]] Result<Node> step(Node from, std::string_view part);
  [[nodiscard]] Result<Node> step_in_folder(Node from, std::string_view part);
  [[nodiscard]] bool has_control_set_alias(const Node& node) const;
  [[nodiscard]] Result<Hive*> editable_hive(const Node& node);
  void record(const Node& node, Change change);

  std::vector<std::unique_ptr<HiveSlot>> slots_;
  std::string control_set_;  // what CurrentControlSet stands for; empty: nothing
  LogFormat log_format_ = LogFormat::hvle;
  std::uint64_t revision_ = 1;
  std::uint64_t generation_ = 1;
};

// "HKEY_LOCAL_MACHINE\SYSTEM"
[[nodiscard]] std::string join_path(const std::vector<std::string>& parts);

}  // namespace lifeboat::registry
