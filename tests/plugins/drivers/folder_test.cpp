#include <elf.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sys/stat.h>

#include "plugins/drivers/model/folder_check.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;
namespace fs = std::filesystem;

namespace {

struct Stick : FakeComputer {
  Stick() { add_device("pci", "0000:00:1f.2", k_ahci); }
  [[nodiscard]] FolderReport check() const { return check_folder(stick(), places(), {}).value(); }
  // Of the only file that is there.
  [[nodiscard]] CheckedFile only() const {
    const FolderReport report = check();
    REQUIRE(report.files.size() == 1);
    return report.files[0];
  }
  [[nodiscard]] std::string words() const { return only().verdict.words; }
};

Info built_for(const std::string& vermagic) {
  Info info = info_of("acme", k_ahci_alias);
  info[4].second = vermagic;
  return info;
}

}  // namespace

TEST_CASE("a module that fits names its device, packed or not") {
  Stick stick;
  const std::string module = make_module(info_of("acme", k_ahci_alias));
  stick.put("a.ko", module);
  stick.put("deep/er/b.ko.xz", packed_xz(module));
  stick.put("c.KO.ZST", packed_zstd(module));
  const FolderReport report = stick.check();
  REQUIRE(report.files.size() == 3);
  for (const CheckedFile& file : report.files) {
    CHECK(file.verdict.kind == VerdictKind::fits);
    CHECK(file.verdict.words == "Fits Intel Corporation 82801IR/IO/IH SATA Controller [AHCI mode]");
    CHECK(file.verdict.may_load());
  }
  CHECK(report.is_complete);
}

TEST_CASE("a module that no device needs may be loaded all the same") {
  Stick stick;
  stick.put("fs.ko", make_module(info_of("acmefs")));
  CHECK(stick.only().verdict.kind == VerdictKind::fits_nothing);
  CHECK(stick.only().verdict.may_load());
}

TEST_CASE("a module of another kernel names both") {
  Stick stick;
  stick.put("a.ko", make_module(built_for("6.1.0-18-amd64 SMP preempt mod_unload modversions ")));
  CHECK(stick.words() == "Built for another kernel: for 6.1.0-18-amd64, this is 6.1.0-20-amd64");
  CHECK_FALSE(stick.only().verdict.may_load());
}

TEST_CASE("a module of another processor names both") {
  Stick stick;
  stick.put("a.ko", make_module(info_of("acme"), {.machine = EM_RISCV}));
  CHECK(stick.words() == "Built for another processor: RISC-V, this is " + machine_name(machine_here()));
}

TEST_CASE("a damaged module says what is wrong with it") {
  Stick stick;
  SECTION("cut") {
    stick.put("a.ko", make_module(info_of("acme")).substr(0, 200));
    CHECK(stick.words() == "The file is of no use: its list of sections is cut short");
  }
  SECTION("packed and cut") {
    const std::string packed = packed_xz(make_module(info_of("acme")));
    stick.put("a.ko.xz", packed.substr(0, packed.size() / 2));
    CHECK(stick.words() == "The file is of no use: the packed data is damaged or cut short");
  }
  SECTION("empty") {
    stick.put("a.ko", "");
    CHECK(stick.words() == "The file is of no use: it is not a module");
  }
  CHECK(stick.only().verdict.kind == VerdictKind::damaged);
}

TEST_CASE("an unsigned module is no use under Secure Boot, a signed one is") {
  Stick stick;
  const std::string module = make_module(info_of("acme", k_ahci_alias));
  stick.put("a.ko", module);
  stick.set_lockdown("[none] integrity confidentiality\n");
  CHECK(stick.only().verdict.kind == VerdictKind::fits);
  stick.set_lockdown("none [integrity] confidentiality\n");
  CHECK(stick.only().verdict.kind == VerdictKind::unsigned_module);
  stick.put("a.ko", signed_with(module, pkcs7_of("Acme")));
  CHECK(stick.only().verdict.kind == VerdictKind::fits);
}

TEST_CASE("a module that is loaded says so") {
  Stick stick;
  stick.put("a.ko", make_module(info_of("acme-disk", k_ahci_alias)));
  stick.set_loaded("acme_disk");
  CHECK(stick.words() == "It is loaded already");
}

TEST_CASE("a module that needs another says which is missing") {
  Stick stick;
  stick.put("a.ko", make_module(info_of("acme", k_ahci_alias, "acme-core")));
  CHECK(stick.words() == "It needs the module acme_core, which is neither here nor in that folder");
  SECTION("in the folder") { stick.put("core.ko", make_module(info_of("acme_core"))); }
  SECTION("loaded") { stick.set_loaded("acme_core"); }
  SECTION("built in") {
    stick.set_builtin("acme_core");
    stick.index();
  }
  SECTION("the environment's own") {
    stick.add_own_module("acme_core", info_of("acme_core"));
    stick.index();
  }
  CHECK(stick.check().files[0].verdict.kind == VerdictKind::fits);
}

TEST_CASE("a module of the folder that this kernel cannot take helps nobody") {
  Stick stick;
  stick.put("a.ko", make_module(info_of("acme", k_ahci_alias, "acme_core")));
  Info other = info_of("acme_core");
  other[4].second = "5.10.0 SMP ";
  stick.put("core.ko", make_module(other));
  CHECK(stick.check().files[0].verdict.kind == VerdictKind::missing_module);
}

TEST_CASE("a driver for Windows and firmware are known for what they are") {
  Stick stick;
  stick.put("OEMSETUP.INF", "x");
  CHECK(stick.only().verdict.kind == VerdictKind::windows);
  CHECK(stick.words().starts_with("A driver for Windows cannot drive this environment."));
  fs::remove(stick.stick() + "/OEMSETUP.INF");
  stick.put("firmware/rtl_nic/rtl8153a-3.bin", "x");
  stick.put("readme.bin", "x");
  CHECK(stick.only().verdict.kind == VerdictKind::firmware);
  CHECK(check_folder(stick.stick() + "/firmware", stick.places(), {}).value().files.size() == 1);
}

TEST_CASE("what helps stands first") {
  Stick stick;
  stick.put("a.sys", "x");
  stick.put("b.ko", "broken");
  stick.put("c.ko", make_module(info_of("c")));
  stick.put("d.ko", make_module(info_of("d", k_ahci_alias)));
  std::vector<std::string> names;
  for (const CheckedFile& file : stick.check().files) names.push_back(file.file.name);
  CHECK(names == std::vector<std::string>{"d.ko", "c.ko", "b.ko", "a.sys"});
}

TEST_CASE("links and pipes of a folder are left alone") {
  Stick stick;
  fs::create_directory_symlink(stick.stick(), stick.stick() + "/round");
  fs::create_symlink("/etc/passwd", stick.stick() + "/evil.ko");
  REQUIRE(::mkfifo((stick.stick() + "/pipe.ko").c_str(), 0600) == 0);
  CHECK(stick.check().files.empty());
}

TEST_CASE("a folder without end is looked at in part, and that is said") {
  Stick stick;
  for (int i = 0; i < 5; ++i) stick.put("deep/er/" + std::to_string(i) + ".ko", "x");
  const auto scan = [&](const ScanLimits& limits) {
    return scan_folder(stick.stick(), [] { return false; }, limits).value();
  };
  CHECK(scan({}).is_complete);
  CHECK(scan({}).files.size() == 5);
  CHECK_FALSE(scan({.depth = 1}).is_complete);
  CHECK(scan({.depth = 1}).files.empty());
  CHECK(scan({.depth = 2}).is_complete);
  CHECK_FALSE(scan({.entries = 4}).is_complete);
  CHECK(scan({.files_of_a_kind = 3}).files.size() == 3);
  CHECK_FALSE(scan({.files_of_a_kind = 3}).is_complete);
}

TEST_CASE("a folder that is not there is not found") {
  const Stick stick;
  const auto report = check_folder(stick.stick() + "/no", stick.places(), {});
  REQUIRE_FALSE(report);
  CHECK(report.failure().status == LB_NOT_FOUND);
  CHECK(report.failure().message.find(stick.stick() + "/no") != std::string::npos);
}

TEST_CASE("one file is judged with the folder it lies in") {
  Stick stick;
  const std::string file = stick.put("a.ko", make_module(info_of("acme", k_ahci_alias, "acme_core")));
  stick.put("core.ko", make_module(info_of("acme_core")));
  stick.put("below/x.ko", "x");
  CHECK(check_file(file, stick.places()).value().verdict.kind == VerdictKind::fits);
  const auto missing = check_file(stick.stick() + "/b.ko", stick.places());
  REQUIRE_FALSE(missing);
  CHECK(missing.failure().status == LB_NOT_FOUND);
}

TEST_CASE("looking stops when it is cancelled") {
  Stick stick;
  for (int i = 0; i < 50; ++i) stick.put(std::to_string(i) + ".ko", "x");
  int asks = 0;
  Watch watch;
  watch.is_cancelled = [&] { return ++asks > 60; };
  CHECK(check_folder(stick.stick(), stick.places(), watch).value().files.size() < 50);
}
