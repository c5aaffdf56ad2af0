// All hives of one offline Windows (or a single bare one), in the order of their mount points. The people's hives are
// looked for when somebody first asks for them, as that reads SOFTWARE. Hives may be loaded beside them and unloaded.
// UI thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/registry/offline/find_hives.hpp"

namespace lifeboat::registry {

class HiveTable {
 public:
  explicit HiveTable(WindowsFiles files);
  explicit HiveTable(std::unique_ptr<HiveSlot> bare);

  // The only hive, when this is no Windows but a single file.
  [[nodiscard]] HiveSlot* bare() const;
  [[nodiscard]] const HiveSlots& all();
  // Those that were found so far: every hive that could have been edited is among them.
  [[nodiscard]] const HiveSlots& known() const { return slots_; }

  // The names that Windows shows below a root, in their order.
  [[nodiscard]] std::vector<std::string> names(std::string_view root);
  // By a name that Windows shows, or else by whose hive it is: "Bob", "Bob_Classes". Null: there is none.
  [[nodiscard]] HiveSlot* find(std::string_view root, std::string_view name);

  // `file` as a person writes it, with or without a letter of the current table. `refused` when the name is taken, the file hangs somewhere
  // already, or is no hive.
  [[nodiscard]] Status load(std::string_view file, std::string_view root, std::string_view name);
  // The letters for `load`; those of the environment until then. Nothing for a bare hive.
  void use_letters(target::DriveLetters letters) {
    if (files_) files_->use_letters(std::move(letters));
  }
  // Only what was loaded by `load`.
  [[nodiscard]] Status unload(const HiveSlot& slot);

 private:
  void find_users();
  void add(HiveSlots slots);
  [[nodiscard]] Hive* hive_of(std::string_view name);
  [[nodiscard]] Status check_name(std::string_view root, std::string_view name);
  [[nodiscard]] Status check_file(const HiveFile& file);

  std::optional<WindowsFiles> files_;  // none for a bare hive
  HiveSlots slots_;
  bool has_users_ = false;
};

}  // namespace lifeboat::registry
