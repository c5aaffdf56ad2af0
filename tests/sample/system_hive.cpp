// SYSTEM of a sample Windows: control sets, services, mounted devices.
#include <fmt/format.h>

#include <array>

#include "tests/sample/hive_builder.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::sample {
namespace {

struct Service {
  const char* name;
  std::uint32_t type;   // 1 kernel driver, 2 file system driver, 0x10 own process, 0x20 shared process
  std::uint32_t start;  // 0 boot, 1 system, 2 automatic, 3 manual, 4 disabled
  const char* image;
  const char* group;
};

constexpr std::array k_services = {
    Service{"ACPI", 1, 0, "System32\\drivers\\ACPI.sys", "Core"},
    Service{"AFD", 1, 1, "\\SystemRoot\\system32\\drivers\\afd.sys", "PNP_TDI"},
    Service{"AppInfo", 0x20, 3, "%SystemRoot%\\system32\\svchost.exe -k netsvcs -p", ""},
    Service{"AudioSrv", 0x10, 2, "%SystemRoot%\\System32\\svchost.exe -k LocalServiceNetworkRestricted -p",
            "AudioGroup"},
    Service{"Beep", 1, 1, "", "Base"},
    Service{"BFE", 0x20, 2, "%systemroot%\\system32\\svchost.exe -k LocalServiceNoNetworkFirewall -p",
            "NetworkProvider"},
    Service{"BITS", 0x20, 3, "%SystemRoot%\\System32\\svchost.exe -k netsvcs -p", ""},
    Service{"CryptSvc", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k NetworkService -p", ""},
    Service{"DcomLaunch", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k DcomLaunch -p", "COM Infrastructure"},
    Service{"Dhcp", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k LocalServiceNetworkRestricted -p", "TDI"},
    Service{"disk", 1, 0, "System32\\drivers\\disk.sys", ""},
    Service{"Dnscache", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k NetworkService -p", "TDI"},
    Service{"EventLog", 0x20, 2, "%SystemRoot%\\System32\\svchost.exe -k LocalServiceNetworkRestricted -p",
            "Event Log"},
    Service{"fastfat", 2, 3, "", "Boot File System"},
    Service{"FltMgr", 2, 0, "system32\\drivers\\fltmgr.sys", "FSFilter Infrastructure"},
    Service{"HTTP", 1, 3, "system32\\drivers\\HTTP.sys", ""},
    Service{"iaStorVD", 1, 0, "System32\\drivers\\iaStorVD.sys", "SCSI Miniport"},
    Service{"intelide", 1, 3, "System32\\drivers\\intelide.sys", "System Bus Extender"},
    Service{"kbdclass", 1, 3, "\\SystemRoot\\System32\\drivers\\kbdclass.sys", "Keyboard Class"},
    Service{"LanmanServer", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k netsvcs -p", "NetworkProvider"},
    Service{"LanmanWorkstation", 0x20, 2, "%SystemRoot%\\System32\\svchost.exe -k NetworkService -p",
            "NetworkProvider"},
    Service{"mouclass", 1, 3, "\\SystemRoot\\System32\\drivers\\mouclass.sys", "Pointer Class"},
    Service{"mountmgr", 1, 0, "System32\\drivers\\mountmgr.sys", "System Bus Extender"},
    Service{"mpssvc", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k LocalServiceNoNetworkFirewall -p",
            "NetworkProvider"},
    Service{"NDIS", 1, 0, "system32\\drivers\\ndis.sys", "NDIS Wrapper"},
    Service{"Netlogon", 0x20, 3, "%systemroot%\\system32\\lsass.exe", "MS_WindowsRemoteValidation"},
    Service{"Ntfs", 2, 0, "", "Boot File System"},
    Service{"partmgr", 1, 0, "System32\\drivers\\partmgr.sys", "Boot Bus Extender"},
    Service{"pci", 1, 0, "System32\\drivers\\pci.sys", "Boot Bus Extender"},
    Service{"RpcSs", 0x20, 2, "%SystemRoot%\\system32\\svchost.exe -k rpcss -p", "COM Infrastructure"},
    Service{"Schedule", 0x20, 2, "%systemroot%\\system32\\svchost.exe -k netsvcs -p", "SchedulerGroup"},
    Service{"Spooler", 0x110, 2, "%SystemRoot%\\System32\\spoolsv.exe", "SpoolerGroup"},
    Service{"storahci", 1, 0, "System32\\drivers\\storahci.sys", "SCSI Miniport"},
    Service{"stornvme", 1, 0, "System32\\drivers\\stornvme.sys", "SCSI Miniport"},
    Service{"Tcpip", 1, 0, "System32\\drivers\\tcpip.sys", "PNP_TDI"},
    Service{"TermService", 0x20, 3, "%SystemRoot%\\System32\\svchost.exe -k NetworkService", ""},
    Service{"volmgr", 1, 0, "System32\\drivers\\volmgr.sys", "System Bus Extender"},
    Service{"W32Time", 0x20, 3, "%SystemRoot%\\system32\\svchost.exe -k LocalService", ""},
    Service{"WinDefend", 0x10, 2, "\"C:\\Program Files\\Windows Defender\\MsMpEng.exe\"", "COM Infrastructure"},
    Service{"wuauserv", 0x20, 3, "%systemroot%\\system32\\svchost.exe -k netsvcs -p", ""},
};

void add_services(HiveBuilder& hive, const std::string& set) {
  for (const Service& service : k_services) {
    hive.at(set + "\\Services\\" + service.name).dword("Type", service.type).dword("Start", service.start);
    hive.dword("ErrorControl", service.start == 0 ? 3 : 1).text("DisplayName", service.name);
    if (*service.image != '\0') hive.expandable("ImagePath", service.image);
    if (*service.group != '\0') hive.text("Group", service.group);
    if (service.type >= 0x10) hive.text("ObjectName", "LocalSystem");
  }
  hive.at(set + "\\Services\\Tcpip\\Parameters").text("Hostname", "sample").text("Domain", "");
  hive.at(set + "\\Services\\Служба печати").dword("Type", 0x10).dword("Start", 4).text("Description", "Δοκιμή");
}

void add_control(HiveBuilder& hive, const std::string& set, const SampleWindows& windows) {
  const std::string control = set + "\\Control\\";
  hive.at(control + "ComputerName\\ComputerName").text("ComputerName", windows.computer);
  hive.at(control + "ProductOptions").text("ProductType", "WinNT").texts("ProductSuite", {"Terminal Server"});
  hive.at(control + "Session Manager").texts("BootExecute", {"autocheck autochk *"}).dword("ProtectionMode", 1);
  hive.at(control + "Session Manager\\Environment").text("PROCESSOR_ARCHITECTURE", "AMD64");
  hive.expandable("Path", "%SystemRoot%\\system32;%SystemRoot%").text("OS", "Windows_NT");
  hive.at(control + "Session Manager\\Memory Management").texts("PagingFiles", {"?:\\pagefile.sys"});
  hive.at(control + "Session Manager\\Power").dword("HiberbootEnabled", 0);
  hive.at(control + "Windows").expandable("SystemDirectory", "%SystemRoot%\\system32").dword("CSDVersion", 0);
  hive.at(control + "TimeZoneInformation").text("TimeZoneKeyName", "GTB Standard Time").dword("Bias", 0xFFFFFF88u);
}

std::vector<std::byte> device_of(const Guid& partition) {
  std::vector<std::byte> device;
  for (const char c : std::string_view("DMIO:ID:")) device.push_back(static_cast<std::byte>(c));
  device.insert(device.end(), partition.begin(), partition.end());
  return device;
}

}  // namespace

Result<std::vector<std::byte>> system_hive(const SampleWindows& windows) {
  HiveBuilder hive("SYSTEM");
  hive.at("Select").dword("Current", windows.control_set).dword("Default", windows.control_set);
  hive.dword("Failed", 0).dword("LastKnownGood", 3 - windows.control_set);
  for (const std::string set : {"ControlSet001", "ControlSet002"}) {
    add_control(hive, set, windows);
    add_services(hive, set);
  }
  hive.at("MountedDevices").binary("\\DosDevices\\C:", device_of(windows.partition));
  hive.binary("\\DosDevices\\D:", device_of(windows.other_partition));
  hive.at("Setup").dword("SystemSetupInProgress", 0).dword("SetupType", 0).text("CmdLine", "");
  hive.text("SystemPartition", "\\Device\\HarddiskVolume1").text("OsLoaderPath", "\\");
  return hive.finish();
}

}  // namespace lifeboat::sample
