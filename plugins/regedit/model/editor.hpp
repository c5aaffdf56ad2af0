// The state of an open Registry Editor, without its picture: which key and value are selected, the tree, the list,
// and what the last command had to say. `apply` does what the views asked for, on the host's shared registry, in
// memory; only the host writes, after it has asked. A way that leads into a hive which the host is still reading is gone to
// its end when that is there; so is a hive that is loaded. UI thread only.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/cpp/registry.hpp"
#include "lifeboat/cpp/target.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/exporter.hpp"
#include "plugins/regedit/model/favourites.hpp"
#include "plugins/regedit/model/finder.hpp"
#include "plugins/regedit/model/hive_facts.hpp"
#include "plugins/regedit/model/importer.hpp"
#include "plugins/regedit/model/key_tree.hpp"
#include "plugins/regedit/model/value_list.hpp"

namespace lifeboat::regedit {

class Editor {
 public:
  explicit Editor(sdk::Host host);
  // The tree and the list refer to the registry in here.
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  // Follows the registry; call once before a frame.
  void refresh();
  void apply(const Command& command);

  [[nodiscard]] KeyTree& tree() { return tree_; }
  [[nodiscard]] ValueList& values() { return values_; }
  [[nodiscard]] const sdk::Registry& registry() const { return registry_; }
  [[nodiscard]] const HiveFacts& hives() const { return hives_; }
  [[nodiscard]] const Finder& finder() const { return finder_; }
  [[nodiscard]] const Importer& importer() const { return importer_; }
  [[nodiscard]] const Exporter& exporter() const { return exporter_; }
  [[nodiscard]] std::optional<sdk::Installation> installation() const { return target_.selected(); }

  // "" when there is none.
  [[nodiscard]] const std::string& selected_key() const { return selected_key_; }
  [[nodiscard]] std::int32_t selected_row() const { return selected_row_; }
  [[nodiscard]] std::int32_t selected_value_row() const;
  // The hive that the selected key lies in, when the host tells.
  [[nodiscard]] const std::optional<Hive>& selected_hive() const { return selected_hive_; }
  // Whether the selected key can be renamed and deleted: not a root, nor the root of a hive.
  [[nodiscard]] bool is_key_movable() const { return is_key_movable_; }
  // The data of a value of the selected key.
  [[nodiscard]] sdk::Outcome<sdk::RegistryData> data(const std::string& name) const;
  // What went wrong with the last command, for people; "" when nothing did.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  // What is done by itself when a hive has been read, for people; "" when nothing waits for one.
  [[nodiscard]] std::string waiting() const;

 private:
  // A command that found a hive still being read, to be tried again with the next revision.
  template <class Command>
  struct Waiting {
    Command command;
    std::uint64_t revision;  // at which it was tried
  };

  void select(const std::string& path);
  void select_nearest(const std::string& path);
  template <class Command>
  void go_on(std::optional<Waiting<Command>>& waiting);
  void select_first_key();
  void leave_missing_key();
  void look_at_selected_key(std::uint64_t revision);
  [[nodiscard]] sdk::Outcome<void> run(const SelectKey& command);
  [[nodiscard]] sdk::Outcome<void> run(const ToggleKey& command);
  [[nodiscard]] sdk::Outcome<void> run(const GoTo& command);
  [[nodiscard]] sdk::Outcome<void> run(const SelectValue& command);
  [[nodiscard]] sdk::Outcome<void> run(const SetValue& command);
  [[nodiscard]] sdk::Outcome<void> run(const CreateKey& command);
  [[nodiscard]] sdk::Outcome<void> run(const DeleteKey& command);
  [[nodiscard]] sdk::Outcome<void> run(const DeleteValue& command);
  [[nodiscard]] sdk::Outcome<void> run(const RenameKey& command);
  [[nodiscard]] sdk::Outcome<void> run(const RenameValue& command);
  [[nodiscard]] sdk::Outcome<void> run(const Undo& command);
  [[nodiscard]] sdk::Outcome<void> run(const Redo& command);
  [[nodiscard]] sdk::Outcome<void> run(const ReplayLogs& command);
  [[nodiscard]] sdk::Outcome<void> run(const LoadHive& command);
  [[nodiscard]] sdk::Outcome<void> run(const UnloadHive& command);
  [[nodiscard]] sdk::Outcome<void> run(const Save& command);
  [[nodiscard]] sdk::Outcome<void> run(const Discard& command);
  [[nodiscard]] sdk::Outcome<void> run(const ReadAgain& command);
  [[nodiscard]] sdk::Outcome<void> run(const StopWaiting& command);
  [[nodiscard]] sdk::Outcome<void> run(const StartSearch& command);
  [[nodiscard]] sdk::Outcome<void> run(const StopSearch& command);
  [[nodiscard]] sdk::Outcome<void> run(const SelectHit& command);
  [[nodiscard]] sdk::Outcome<void> run(const GoToHit& command);
  [[nodiscard]] sdk::Outcome<void> run(const NextHit& command);
  [[nodiscard]] sdk::Outcome<void> run(const StartImport& command);
  [[nodiscard]] sdk::Outcome<void> run(const StopImport& command);
  [[nodiscard]] sdk::Outcome<void> run(const ApplyImport& command);
  [[nodiscard]] sdk::Outcome<void> run(const StartExport& command);
  [[nodiscard]] sdk::Outcome<void> run(const ReplaceExport& command);
  [[nodiscard]] sdk::Outcome<void> run(const StopExport& command);
  [[nodiscard]] sdk::Outcome<void> run(const Complain& command);

  sdk::Registry registry_;
  sdk::Target target_;
  HiveFacts hives_;
  KeyTree tree_;
  ValueList values_;
  std::string selected_key_;
  std::int32_t selected_row_ = -1;
  std::optional<std::string> selected_value_;
  std::string complaint_;
  std::optional<Waiting<GoTo>> way_;
  std::optional<Waiting<LoadHive>> load_;
  std::optional<std::uint64_t> seen_revision_;

  // What was found out about the key of that path, at that revision.
  std::string looked_at_;
  std::optional<std::uint64_t> looked_at_revision_;
  std::optional<Hive> selected_hive_;
  bool is_key_movable_ = false;

  Finder finder_;
  Importer importer_;
  Exporter exporter_;
};

}  // namespace lifeboat::regedit
