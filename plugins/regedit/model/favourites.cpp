#include "plugins/regedit/model/favourites.hpp"

#include <array>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::regedit {
namespace {

constexpr const char* k_machine = "HKEY_LOCAL_MACHINE";
constexpr const char* k_control_set = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet";
constexpr const char* k_windows = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion";
constexpr const char* k_windows_nt = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

constexpr std::array k_favourites = {
    Favourite{"services", N_("Services"), k_control_set, "\\Services", "",
              N_("Services and drivers, and when each of them starts")},
    Favourite{"safe-mode", N_("Safe mode"), k_control_set, "\\Control\\SafeBoot", "",
              N_("What is started in safe mode")},
    Favourite{"boot-execute", N_("Boot programs"), k_control_set, "\\Control\\Session Manager", "BootExecute",
              N_("What runs before Windows does, such as the disk check")},
    Favourite{"pending-renames", N_("Pending renames"), k_control_set, "\\Control\\Session Manager",
              "PendingFileRenameOperations", N_("Files that the next start renames or deletes")},
    Favourite{"control-sets", N_("Control sets"), k_machine, "\\SYSTEM\\Select", "",
              N_("Which set of drivers Windows uses, and which worked last")},
    Favourite{"setup", N_("Setup state"), k_machine, "\\SYSTEM\\Setup", "",
              N_("Whether Windows believes that it is still being set up")},
    Favourite{"boot-menu", N_("Boot entries"), k_machine, "\\BCD00000000\\Objects", "",
              N_("The boot menu, and how each entry is started")},
    Favourite{"mounted-devices", N_("Drive letters"), k_machine, "\\SYSTEM\\MountedDevices", "",
              N_("Which letter belongs to which disk")},
    Favourite{"network", N_("Network adapters"), k_control_set, "\\Services\\Tcpip\\Parameters\\Interfaces", "",
              N_("The addresses of each adapter")},
    Favourite{"winlogon", N_("Winlogon"), k_windows_nt, "\\Winlogon", "Shell",
              N_("What runs when somebody signs in")},
    Favourite{"run", N_("Programs at sign-in"), k_windows, "\\Run", "",
              N_("Programs that start for everybody")},
    Favourite{"run-once", N_("Programs, once"), k_windows, "\\RunOnce", "",
              N_("Programs that start at the next sign-in only")},
    Favourite{"replaced-programs", N_("Replaced programs"), k_windows_nt, "\\Image File Execution Options", "",
              N_("Programs for which another one is started")},
    Favourite{"profiles", N_("Users"), k_windows_nt, "\\ProfileList", "",
              N_("Who has a profile, and in which folder")},
};

}  // namespace

std::span<const Favourite> favourites() { return k_favourites; }

void FavouritesHere::refresh(const sdk::Registry& registry) {
  const std::uint64_t revision = registry.revision();
  if (seen_revision_ == revision) return;
  seen_revision_ = revision;
  is_here_.clear();
  for (const Favourite& place : favourites()) {
    const auto key = registry.open(place.path());
    is_here_.push_back(key || key.failure().is_busy());  // who goes there before it is read waits
  }
}

}  // namespace lifeboat::regedit
