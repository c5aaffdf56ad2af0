// rename, export, import, search, check and recover through the real program, on a bare hive and on a disk image;
// believed only as hivexget and hivexml read it.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/e2e/bare_hive.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_spooler = R"(ControlSet001\Services\Spooler)";
constexpr const char* k_hive_path = "/Windows/System32/config/SYSTEM";
constexpr int k_first_windows_partition = 2;

}  // namespace

TEST_CASE("rename reaches the hive") {
  const BareHive hive;
  const std::string start = hive.value(k_spooler, "Start");
  REQUIRE_FALSE(start.empty());
  require_done(hive.regedit({"rename", k_spooler, "start", "Begin"}));
  require_done(hive.regedit({"rename", k_spooler, "Printer"}));
  CHECK(hive.value(R"(ControlSet001\Services\Printer)", "Begin") == start);
}

TEST_CASE("an export brought back makes a deleted key as it was") {
  const BareHive hive;
  const std::string before = hive.regedit({"query", "-s", k_spooler}).output;
  const std::string file = hive.path("spooler.reg");
  require_done(hive.regedit({"export", k_spooler, "--prefix", R"(HKLM\SYSTEM)", "--output", file}));
  require_done(hive.regedit({"delete", k_spooler}));
  CHECK(hive.value(k_spooler, "Start").empty());

  const std::string deleted = sha256(hive.file);
  const Finished plan = hive.regedit({"import", file, "--prefix", R"(HKLM\SYSTEM)", "--dry-run"});
  require_done(plan);
  CHECK(plan.output.find("created    ControlSet001\\Services\\Spooler    Start") != std::string::npos);
  CHECK(sha256(hive.file) == deleted);

  require_done(hive.regedit({"import", file, "--prefix", R"(HKLM\SYSTEM)"}));
  CHECK(hive.regedit({"query", "-s", k_spooler}).output == before);
  CHECK(hive.value(k_spooler, "Start") == "2\n");
}

TEST_CASE("import on a disk image goes to the hives it names, CurrentControlSet among them") {
  const TemporaryFolder folder;
  const fs::path image = folder.path() / "disk.img", file = folder.path() / "x.reg";
  REQUIRE(run({"cp", "--sparse=always", sample_disk().string(), image.string()}).exit_code == 0);
  std::ofstream(file) << "REGEDIT4\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Spooler]\n"
                         "\"Start\"=dword:4\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n\"Note\"=\"repaired\"\n";
  require_done(run({lifeboat_program(), "regedit", "import", file.string(), "--target", image.string(), "--system",
                    "1"}));
  OfflineImage offline(image, k_first_windows_partition);
  CHECK(offline.value(k_hive_path, R"(\ControlSet001\Services\Spooler)", "Start") == "4");
  CHECK(offline.value("/Windows/System32/config/SOFTWARE", R"(\Acme)", "Note") == "repaired");
}

TEST_CASE("a .reg file with an error, or with a key of another hive, leaves the hive as it was") {
  const BareHive hive;
  const std::string before = sha256(hive.file), file = hive.path("x.reg");
  std::ofstream(file) << "REGEDIT4\n[\\Acme]\n\"Note\"=\"x\"\nnonsense\n";
  CHECK(hive.regedit({"import", file}).exit_code == 3);
  std::ofstream(file) << "REGEDIT4\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Acme]\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n";
  CHECK(hive.regedit({"import", file, "--prefix", R"(HKLM\SYSTEM)"}).exit_code == 3);
  CHECK(sha256(hive.file) == before);
}

TEST_CASE("search finds names and data, and answers 1 for nothing") {
  const BareHive hive;
  const Finished found = hive.regedit({"search", "SPOOLER", "--json"});
  require_done(found);
  bool has_key = false;
  for (const auto& hit : nlohmann::json::parse(found.output)) has_key |= hit.at("key") == k_spooler;
  CHECK(has_key);
  CHECK(hive.regedit({"search", "no such text"}).exit_code == 1);
}

TEST_CASE("a healthy hive checks clean and needs no recovery") {
  const BareHive hive;
  CHECK(hive.regedit({"check"}).exit_code == 0);
  const Finished recovered = hive.regedit({"recover", "--output", hive.path("copy")});
  require_done(recovered);
  CHECK(recovered.errors.find("nothing to recover") != std::string::npos);
  CHECK(sha256(hive.path("copy")) == sha256(hive.file));
}
