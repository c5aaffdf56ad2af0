#include "tests/sample/sample_windows.hpp"

#include <array>

#include "tests/sample/minimal_pe.hpp"
#include "tests/sample/partition_guids.hpp"

namespace lifeboat::sample {
namespace {

using Files = std::vector<SampleFile>;

SampleFile text_file(std::string path, std::string_view text) {
  SampleFile file{std::move(path), {}};
  for (const char c : text) file.bytes.push_back(static_cast<std::byte>(c));
  return file;
}

// Each hive with its two logs, which a Windows that was shut down leaves empty.
Status add_hive(Files& files, const std::string& path, Result<std::vector<std::byte>> hive) {
  if (!hive) return tl::unexpected(hive.error());
  files.push_back({path, std::move(*hive)});
  files.push_back({path + ".LOG1", {}});
  files.push_back({path + ".LOG2", {}});
  return {};
}

void add_users(SampleWindows& windows) {
  const std::string computer = "S-1-5-21-3623811015-3361044348-30300820-";
  windows.users = {{windows.user, computer + "1001"}, {"Bob", computer + "1002"}};
}

}  // namespace

SampleWindows windows_11() {
  SampleWindows windows;
  windows.volume_label = "Windows 11";
  windows.product = "Windows 10 Pro";
  windows.edition = "Professional";
  windows.display_version = "23H2";
  windows.build = "22631";
  windows.revision = 3007;
  windows.computer = "KASTELLI-PC";
  windows.user = "Ελένη";
  windows.windows_folder = "Windows";
  windows.config_folder = "Windows/System32/config";
  windows.control_set = 1;
  windows.partition = k_windows_11_partition;
  windows.other_partition = k_windows_10_partition;
  windows.has_boot_configuration = true;
  add_users(windows);
  return windows;
}

SampleWindows windows_10() {
  SampleWindows windows;
  windows.volume_label = "Windows 10";
  windows.product = "Windows 10 Home";
  windows.edition = "Core";
  windows.display_version = "22H2";
  windows.build = "19045";
  windows.revision = 3930;
  windows.computer = "OLGA-LAPTOP";
  windows.user = "Ольга";
  windows.windows_folder = "WINDOWS";
  windows.config_folder = "WINDOWS/system32/Config";
  windows.control_set = 2;
  windows.partition = k_windows_10_partition;
  windows.other_partition = k_windows_11_partition;
  add_users(windows);
  return windows;
}

Result<std::vector<SampleFile>> windows_files(const SampleWindows& windows) {
  const std::string system32 = windows.config_folder.substr(0, windows.config_folder.rfind('/'));
  const std::string config = windows.config_folder + "/";
  const std::string user = "Users/" + windows.user + "/";
  Files files;
  files.push_back({system32 + "/cmd.exe", minimal_pe(k_machine_amd64)});
  files.push_back({system32 + "/ntoskrnl.exe", minimal_pe(k_machine_amd64)});
  files.push_back(text_file(system32 + "/drivers/etc/hosts", "127.0.0.1 localhost\r\n"));
  files.push_back(text_file(windows.windows_folder + "/win.ini", "; for 16-bit app support\r\n"));
  files.push_back(text_file(user + "Documents/notes.txt", "A file of the user's.\r\n"));
  const std::string services = windows.windows_folder + "/ServiceProfiles/";
  Status added;
  const auto add = [&](const std::string& path, Result<std::vector<std::byte>> hive) {
    if (added) added = add_hive(files, path, std::move(hive));
  };
  add(config + "SYSTEM", system_hive(windows));
  add(config + "SOFTWARE", software_hive(windows));
  add(config + "SAM", sam_hive(windows));
  add(config + "SECURITY", security_hive(windows));
  add(config + "DEFAULT", default_hive(windows));
  add(services + "LocalService/NTUSER.DAT", service_hive(windows));
  add(services + "NetworkService/NTUSER.DAT", service_hive(windows));
  for (const SampleUser& account : windows.users) {
    const std::string home = "Users/" + account.name + "/";
    add(home + "NTUSER.DAT", user_hive(account));
    add(home + "AppData/Local/Microsoft/Windows/UsrClass.dat", classes_hive(account));
  }
  if (windows.has_boot_configuration) add("Boot/BCD", boot_hive(windows));
  if (!added) return tl::unexpected(added.error());
  return files;
}

}  // namespace lifeboat::sample
