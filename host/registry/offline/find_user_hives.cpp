#include <algorithm>
#include <array>

#include "host/registry/offline/find_hives.hpp"
#include "host/target/hive_facts.hpp"

namespace lifeboat::registry {
namespace {

constexpr const char* k_profile_list = R"(Microsoft\Windows NT\CurrentVersion\ProfileList)";
constexpr const char* k_user_file = R"(\NTUSER.DAT)";
constexpr const char* k_classes_file = R"(\AppData\Local\Microsoft\Windows\UsrClass.dat)";
// Hang elsewhere: see find_machine_hives.cpp.
constexpr std::array<std::string_view, 3> k_service_accounts = {"S-1-5-18", "S-1-5-19", "S-1-5-20"};
// Folders below \Users that are nobody's: Windows does not load the hive of its template for new accounts either.
constexpr std::array<std::string_view, 4> k_nobodys_folders = {"Default", "Default User", "Public", "All Users"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](std::string_view known) { return is_same_name(known, name); });
}

std::string last_part(std::string_view path) {
  while (path.ends_with('\\')) path.remove_suffix(1);
  return std::string(path.substr(path.find_last_of('\\') + 1));
}

bool is_there(const HiveSlots& slots, const HiveFile& file) {
  return std::ranges::any_of(slots, [&](const auto& slot) { return slot->is_file(file); });
}

void add(HiveSlots& slots, const WindowsFiles& files, const std::string& path, std::string name,
         const std::string& label) {
  auto file = files.find(path);
  if (!file || is_there(slots, *file)) return;
  slots.push_back(std::make_unique<HiveSlot>(std::move(*file), HivePlace{{k_users, std::move(name)}, {}, label}));
}

void add_profile(HiveSlots& slots, const WindowsFiles& files, const Profile& profile) {
  const std::string label = last_part(profile.folder);
  add(slots, files, profile.folder + k_user_file, profile.name, label);
  add(slots, files, profile.folder + k_classes_file, profile.name + "_Classes", label);
}

}  // namespace

std::vector<Profile> read_profiles(const Hive* software) {
  std::vector<Profile> profiles;
  if (software == nullptr) return profiles;
  const auto list = software->find_key(software->root(), k_profile_list);
  const auto keys = list ? software->subkeys(*list) : Result<std::vector<Cell>>(std::vector<Cell>{});
  for (const Cell cell : keys ? *keys : std::vector<Cell>{}) {
    auto key = software->key(cell);
    auto folder = target::string_value(*software, cell, "ProfileImagePath");
    if (key && folder && !contains(k_service_accounts, key->name)) {
      profiles.push_back({std::move(key->name), std::move(*folder)});
    }
  }
  return profiles;
}

HiveSlots find_user_hives(const WindowsFiles& files, const std::vector<Profile>& profiles) {
  HiveSlots slots;
  for (const Profile& profile : profiles) add_profile(slots, files, profile);
  for (const std::string& name : files.folders_in("\\Users")) {
    if (!contains(k_nobodys_folders, name)) add_profile(slots, files, {name, "\\Users\\" + name});
  }
  return slots;
}

}  // namespace lifeboat::registry
