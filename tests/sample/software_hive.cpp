// SOFTWARE of a sample Windows: its version, what starts with it, what is installed, policies.
#include <array>

#include "tests/sample/hive_builder.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::sample {
namespace {

struct Program {
  const char* key;
  const char* name;
  const char* publisher;
  const char* version;
};

constexpr std::array k_programs = {
    Program{"7-Zip", "7-Zip 23.01 (x64)", "Igor Pavlov", "23.01"},
    Program{"{90160000-008C-0000-1000-0000000FF1CE}", "Office 16 Click-to-Run Extensibility Component", "Microsoft",
            "16.0.17126.20132"},
    Program{"Mozilla Firefox 121.0", "Mozilla Firefox (x64 el)", "Mozilla", "121.0"},
    Program{"Βιβλιοθήκη Ήχου", "Βιβλιοθήκη Ήχου 2", "Εργαστήριο", "2.4"},
    Program{"Словарь", "Большой словарь", "Издательство", "1.0"},
};

void add_version(HiveBuilder& hive, const SampleWindows& windows) {
  hive.at("Microsoft\\Windows NT\\CurrentVersion").text("ProductName", windows.product);
  hive.text("EditionID", windows.edition).text("InstallationType", "Client").text("CurrentVersion", "6.3");
  hive.text("DisplayVersion", windows.display_version).text("ReleaseId", "2009");
  hive.text("CurrentBuild", windows.build).text("CurrentBuildNumber", windows.build).dword("UBR", windows.revision);
  hive.dword("CurrentMajorVersionNumber", 10).dword("CurrentMinorVersionNumber", 0);
  hive.text("SystemRoot", "C:\\Windows").text("RegisteredOwner", windows.user).dword("InstallDate", 1'700'000'000);
  hive.at("Microsoft\\Windows NT\\CurrentVersion\\Winlogon").text("Shell", "explorer.exe");
  hive.text("Userinit", "C:\\Windows\\system32\\userinit.exe,").dword("AutoRestartShell", 1);
  hive.at("Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
  hive.expandable("ProfilesDirectory", "%SystemDrive%\\Users");
}

void add_profiles(HiveBuilder& hive, const SampleWindows& windows) {
  const std::string list = "Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\";
  hive.at(list + "S-1-5-18").expandable("ProfileImagePath", "%systemroot%\\system32\\config\\systemprofile");
  hive.at(list + "S-1-5-19").expandable("ProfileImagePath", "%systemroot%\\ServiceProfiles\\LocalService");
  hive.at(list + "S-1-5-20").expandable("ProfileImagePath", "%systemroot%\\ServiceProfiles\\NetworkService");
  for (const SampleUser& user : windows.users) {
    hive.at(list + user.sid).expandable("ProfileImagePath", "C:\\Users\\" + user.name).dword("State", 0);
  }
}

void add_programs(HiveBuilder& hive) {
  const std::string current = "Microsoft\\Windows\\CurrentVersion\\";
  hive.at(current + "Run").expandable("SecurityHealth", "%windir%\\system32\\SecurityHealthSystray.exe");
  hive.text("Обновление", "\"C:\\Program Files\\Updater\\updater.exe\" /background");
  hive.at(current + "RunOnce");
  for (const Program& program : k_programs) {
    hive.at(current + "Uninstall\\" + program.key).text("DisplayName", program.name);
    hive.text("Publisher", program.publisher).text("DisplayVersion", program.version).dword("NoModify", 1);
  }
}

void add_policies(HiveBuilder& hive) {
  hive.at("Microsoft\\Windows\\CurrentVersion\\Policies\\System").dword("EnableLUA", 1);
  hive.dword("ConsentPromptBehaviorAdmin", 5).text("legalnoticecaption", "").text("legalnoticetext", "");
  hive.at("Policies\\Microsoft\\Windows\\WindowsUpdate\\AU").dword("NoAutoUpdate", 0).dword("AUOptions", 3);
  hive.at("Policies\\Microsoft\\Windows NT\\Terminal Services").dword("fDenyTSConnections", 1);
}

}  // namespace

Result<std::vector<std::byte>> software_hive(const SampleWindows& windows) {
  HiveBuilder hive("SOFTWARE");
  add_version(hive, windows);
  add_profiles(hive, windows);
  add_programs(hive);
  add_policies(hive);
  hive.at("Classes\\.txt").text("", "txtfile").text("PerceivedType", "text");
  hive.at("Classes\\txtfile\\shell\\open\\command").expandable("", "%SystemRoot%\\system32\\NOTEPAD.EXE %1");
  hive.at("WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run");
  hive.at("Classes\\WOW6432Node\\CLSID");
  hive.at("WOW6432Node\\Classes").link("\\Registry\\Machine\\Software\\Classes\\Wow6432Node");
  return hive.finish();
}

}  // namespace lifeboat::sample
