#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/registry/offline/find_hives.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::registry {
namespace {

struct KnownHive {
  const char* root;
  const char* name;
  const char* alias;
  const char* file;   // below the folder config, or, with a backslash before it, below the system root
  bool is_essential;
};
constexpr KnownHive k_known_hives[] = {
    {k_local_machine, "SAM", "", "SAM", true},
    {k_local_machine, "SECURITY", "", "SECURITY", true},
    {k_local_machine, "SOFTWARE", "", "SOFTWARE", true},
    {k_local_machine, "SYSTEM", "", "SYSTEM", true},
    {k_local_machine, "COMPONENTS", "", "COMPONENTS", false},
    {k_local_machine, "DRIVERS", "", "DRIVERS", false},
    {k_users, ".DEFAULT", "S-1-5-18", "DEFAULT", true},
    {k_users, "S-1-5-19", "", R"(\ServiceProfiles\LocalService\NTUSER.DAT)", false},
    {k_users, "S-1-5-20", "", R"(\ServiceProfiles\NetworkService\NTUSER.DAT)", false},
};

constexpr const char* k_boot_configuration = "BCD00000000";
constexpr const char* k_boot_files[] = {R"(\EFI\Microsoft\Boot\BCD)", R"(\Boot\BCD)"};

std::string path_of(const KnownHive& known, const target::Installation& installation) {
  if (known.file[0] == '\\') return installation.system_root + known.file;
  return target::with_backslashes(installation.config_folder + "/" + known.file);
}

void add_known(HiveSlots& slots, const WindowsFiles& files, const KnownHive& known) {
  const std::string path = path_of(known, files.installation());
  const auto& own = files.volumes()[files.installation().volume].access;
  auto file = find_on(own, path);
  if (!file && !known.is_essential) return;
  slots.push_back(std::make_unique<HiveSlot>(file ? std::move(*file) : HiveFile{own, path},
                                             HivePlace{{known.root, known.name}, known.alias, {}}));
}

// Volumes that cannot be read may be where the boot configuration lies: then it is said to be missing.
std::string unread_volumes(const std::vector<target::Volume>& volumes) {
  std::string told;
  for (const auto& volume : volumes) {
    if (volume.access) continue;
    told += told.empty() ? "" : "; ";
    told += fmt::format(fmt::runtime(tr("volume {} ({})")), volume.number, volume.problem);
  }
  return told;
}

void add_boot_configuration(HiveSlots& slots, const std::vector<target::Volume>& volumes) {
  const HivePlace place{{k_local_machine, k_boot_configuration}, {}, {}};
  for (const auto& volume : volumes) {
    for (const char* path : k_boot_files) {
      auto file = volume.access ? find_on(volume.access, path) : Result<HiveFile>(fail(ErrorKind::not_found, {}));
      if (!file) continue;
      slots.push_back(std::make_unique<HiveSlot>(std::move(*file), place));
      return;
    }
  }
  const std::string unread = unread_volumes(volumes);
  if (unread.empty()) return;
  const char* format = tr("the boot configuration was not found; it may lie on what cannot be read: {}");
  Error reason{ErrorKind::not_found, fmt::format(fmt::runtime(format), unread)};
  slots.push_back(std::make_unique<HiveSlot>(std::string("BCD"), place, std::move(reason)));
}

}  // namespace

HiveSlots find_machine_hives(const WindowsFiles& files) {
  HiveSlots slots;
  for (const KnownHive& known : k_known_hives) add_known(slots, files, known);
  add_boot_configuration(slots, files.volumes());
  return slots;
}

}  // namespace lifeboat::registry
