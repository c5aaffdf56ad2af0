#include "tests/plugins/regedit/demo_stage.hpp"

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit::demo {
namespace {

void put(testing::FakeHost& host, const std::string& key, const char* name, std::uint32_t type, const char* text) {
  host.at(key).values.push_back({name, parse_data(type, text).value()});
}

void fill(testing::FakeHost& host) {
  const std::string system = "HKLM\\SYSTEM\\";
  for (const char* key : {"HKLM\\SAM", "HKLM\\SECURITY", "HKLM\\SOFTWARE\\Microsoft", "HKU\\.DEFAULT",
                          "HKU\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software"}) {
    host.at(key);
  }
  for (const char* key : {"MountedDevices", "Select", "Setup", "ControlSet001\\Control\\Session Manager",
                          "CurrentControlSet\\Control\\SafeBoot"}) {
    host.at(system + key);
  }
  const std::string services = system + "CurrentControlSet\\Services\\";
  for (const char* name : {"disk", "LanmanServer", "storahci", "Tcpip\\Parameters\\Interfaces", "W32Time"}) {
    host.at(services + name);
  }
  const std::string spooler = services + "Spooler";
  put(host, spooler, "DependOnService", k_multi_sz, "RPCSS\\0http");
  put(host, spooler, "Description", k_sz, "@%systemroot%\\system32\\spoolsv.exe,-2");
  put(host, spooler, "FailureActions", k_binary,
      "80510100000000000000000003000000140000000100000088130000010000008813000000000000000000004142434445464748");
  put(host, spooler, "ImagePath", k_expand_sz, "%SystemRoot%\\System32\\spoolsv.exe");
  put(host, spooler, "ObjectName", k_sz, "LocalSystem");
  put(host, spooler, "Start", k_dword, "2");
  put(host, spooler, "LastRun", k_qword, "133500000000000000");
  put(host, system + "CurrentControlSet\\Control\\Session Manager", "BootExecute", k_multi_sz, "autocheck autochk *");
}

void fill_hives(std::vector<testing::FakeHive>& hives) {
  const std::uint32_t fine = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
  const std::string folder = "\\Windows\\System32\\config\\";
  const std::string machine = "HKEY_LOCAL_MACHINE\\";
  hives = {
      {machine + "SAM", fine, {}, folder + "SAM"},
      {machine + "SECURITY", fine | LB_HIVE_DAMAGED, {}, folder + "SECURITY", "",
       "SECURITY: the bin at 0x3000 cannot be read, so 12 keys are missing"},
      {machine + "SOFTWARE", fine, {}, folder + "SOFTWARE"},
      {machine + "SYSTEM", fine | LB_HIVE_UNCLEAN | LB_HIVE_REPLAYABLE, {}, folder + "SYSTEM", "", "", 24},
      {"HKEY_USERS\\S-1-5-21-1004336348-1177238915-682003330-1001", fine | LB_HIVE_LOADED, {},
       "\\Users\\Bob\\NTUSER.DAT", "Bob"},
  };
}

void fill_journal(std::vector<sdk::RegistryChange>& journal) {
  const std::string services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\";
  const std::int64_t start_ms = 1'700'000'000'000;
  journal = {
      {LB_CHANGE_REPLAY_LOGS, LB_CHANGE_SAVED, 0, start_ms, "local user", "registry-editor", "",
       "HKEY_LOCAL_MACHINE\\SYSTEM", "", "", "24 later changes"},
      {LB_CHANGE_SET_VALUE, LB_CHANGE_SAVED, 0, start_ms + 61'000, "local user", "registry-editor", "",
       services + "Spooler", "Start", "0x00000002 (2)", "0x00000004 (4)"},
      {LB_CHANGE_SET_VALUE, 0, 3, start_ms + 90'000, "technician Ada (10.0.0.7)", "registry-editor",
       "Import of \\Users\\Public\\fix.reg", services + "Spooler", "ImagePath", "%SystemRoot%\\System32\\spoolsv.exe",
       "C:\\Windows\\System32\\a very long folder name that goes on and on\\spoolsv.exe"},
      {LB_CHANGE_DELETE_KEY, LB_CHANGE_UNDONE, 0, start_ms + 95'000, "local user", "registry-editor", "",
       services + "W32Time", "", "8 values, 4 subkeys", ""},
  };
}

}  // namespace

Stage::Stage(screen::Size size, float scale)
    : ToolStage(size, scale, {"registry-editor", "Registry Editor", "registry", true}) {
  host.ui = &ui::ui_api();
  fill(host);
  fill_hives(host.hives);
  fill_journal(host.history.journal);
  host.history.can_undo = true;
  host.change_count = 2;
  tool_ = std::make_unique<RegistryEditor>(host.host());
  settle();
}

void Stage::go(const std::string& key_path) {
  click("address");
  key("Ctrl+A");
  type(key_path);
  key("Enter");
}

}  // namespace lifeboat::regedit::demo
