// All hives of one offline Windows (or a single bare one), in the order of their mount points. The people's hives are
// looked for when somebody first asks for them, as that reads SOFTWARE. Hives may be loaded beside them and unloaded.
// In a console jobs read the disk (see Background): what needs more than is known so far answers `busy` until then.
// UI thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/offline/find_hives.hpp"
#include "host/registry/offline/hive_loading.hpp"

namespace lifeboat::registry {

class HiveTable {
 public:
  explicit HiveTable(WindowsFiles files);
  explicit HiveTable(std::unique_ptr<HiveSlot> bare);

  // Where the disk is read from now on; at once, unless this says otherwise. The table stays where it is then.
  void read_in(const Background& background);

  // The only hive, when this is no Windows but a single file.
  [[nodiscard]] HiveSlot* bare() const;
  // Those that are known, after a look for the others; complete when `find_users` says so.
  [[nodiscard]] const HiveSlots& all();
  // Whether the people's hives are known. `busy` while they are looked for.
  [[nodiscard]] Status find_users();
  // Those that were found so far: every hive that could have been edited is among them.
  [[nodiscard]] const HiveSlots& known() const { return slots_; }

  // The names that Windows shows below a root, in their order.
  [[nodiscard]] Result<std::vector<std::string>> names(std::string_view root);
  // By a name that Windows shows, or else by whose hive it is: "Bob", "Bob_Classes". `not_found` or `busy`.
  [[nodiscard]] Result<HiveSlot*> find(std::string_view root, std::string_view name);

  // `file` as a person writes it, with or without a letter of the current table. `refused` when the name is taken, the
  // file hangs somewhere already, or is no hive. `busy`: call it again with the same words when the revision has changed,
  // until it answers something else; other words, or `cancel_load`, end the one before.
  [[nodiscard]] Status load(std::string_view file, std::string_view root, std::string_view name);
  void cancel_load() { loading_.reset(); }
  // The letters for `load`; those of the environment until then. Nothing for a bare hive.
  void use_letters(target::DriveLetters letters) {
    if (files_) files_->use_letters(std::move(letters));
  }
  // Only what was loaded by `load`.
  [[nodiscard]] Status unload(const HiveSlot& slot);

 private:
  void look_for_users(const Hive* software);
  void add(HiveSlots slots);
  [[nodiscard]] HiveSlot* find_known(std::string_view root, std::string_view name) const;
  [[nodiscard]] Result<Hive*> hive_of(std::string_view name);
  [[nodiscard]] Status check_load(const LoadRequest& request);
  [[nodiscard]] Status go_on_loading();
  [[nodiscard]] Status check_file(const HiveFile& file);

  std::optional<WindowsFiles> files_;  // none for a bare hive
  HiveSlots slots_;
  bool has_users_ = false;
  Background background_;
  std::optional<Background::Ticket> looking_;  // for users
  std::unique_ptr<HiveLoading> loading_;
};

}  // namespace lifeboat::registry
