#include "tests/plugins/drivers/fake_computer.hpp"

#include <cstdlib>
#include <fstream>

namespace lifeboat::drivers::test {
namespace fs = std::filesystem;
namespace {

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

constexpr const char* k_pci_ids =
    "# a comment\n1af4  Red Hat, Inc.\n\t1000  Virtio network device\n8086  Intel Corporation\n"
    "\t10d3  82574L Gigabit Network Connection\n\t\t103c 1785  NC112i\n\t2922  82801IR/IO/IH SATA Controller [AHCI mode]\n"
    "\t9999  Last of them\n9005  Adaptec\n\t10d4  Not Intel's\nC 01  Mass storage controller\n";
constexpr const char* k_usb_ids = "0bda  Realtek Semiconductor Corp.\n\t8153  RTL8153 Gigabit Ethernet Adapter\n";

}  // namespace

FakeComputer::FakeComputer() {
  places_.sysfs = root() / "sys";
  places_.modules = root() / "lib/modules" / k_release;
  places_.module_settings = {root() / "modprobe.d"};
  places_.name_tables = {root() / "nowhere", root() / "hwdata"};
  fs::create_directories(places_.modules);
  fs::create_directories(root() / "modprobe.d");
  fs::create_directories(stick());
  write(root() / "hwdata/pci.ids", k_pci_ids);
  write(root() / "hwdata/usb.ids", k_usb_ids);
}

void FakeComputer::add_device(const std::string& bus, const std::string& name, const std::string& modalias,
                              bool is_driven) {
  const fs::path device = places_.sysfs / "devices" / bus / name;
  write(device / "modalias", modalias + '\n');
  if (is_driven) fs::create_symlink("../../../bus/" + bus + "/drivers/some", device / "driver");
  fs::create_directories(places_.sysfs / "bus" / bus / "devices");
  fs::create_directory_symlink(device, places_.sysfs / "bus" / bus / "devices" / name);
}

void FakeComputer::remove_device(const std::string& bus, const std::string& name) {
  must(fs::remove(places_.sysfs / "bus" / bus / "devices" / name));
}

void FakeComputer::set_loaded(const std::string& module) { fs::create_directories(places_.sysfs / "module" / module); }

void FakeComputer::set_lockdown(const std::string& text) { write(places_.sysfs / "kernel/security/lockdown", text); }

void FakeComputer::add_own_module(const std::string& name, const Info& info) {
  write(places_.modules / "kernel" / (name + ".ko"), make_module(info));
}

void FakeComputer::set_builtin(const std::string& name) {
  std::ofstream(places_.modules / "modules.builtin", std::ios::app) << "kernel/" << name << ".ko\n";
}

void FakeComputer::index() {
  for (const char* list : {"modules.order", "modules.builtin", "modules.builtin.modinfo"}) {
    std::ofstream(places_.modules / list, std::ios::app);  // depmod complains where they are missing
  }
  const std::string command = "PATH=$PATH:/usr/sbin depmod -b '" + root().string() + "' " + k_release;
  must(std::system(command.c_str()) == 0);
}

std::string FakeComputer::put(const std::string& name, const std::string& bytes) const {
  const fs::path file = fs::path(stick()) / name;
  write(file, bytes);
  return file.string();
}

Info info_of(const std::string& name, const std::string& alias, const std::string& depends) {
  Info info = {{"license", "GPL"}, {"description", "Driver of " + name}, {"depends", depends}, {"name", name},
               {"vermagic", k_magic}};
  if (!alias.empty()) info.emplace_back("alias", alias);
  return info;
}

}  // namespace lifeboat::drivers::test
