// rename, export, import, search, check and recover through the real program, on a bare hive and on a disk image;
// believed only as hivexget and hivexml read it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/offline_image.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_spooler = R"(ControlSet001\Services\Spooler)";
constexpr const char* k_hive_path = "/Windows/System32/config/SYSTEM";
constexpr int k_first_windows_partition = 2;

fs::path hives_folder() {
  if (const char* given = std::getenv("LIFEBOAT_HIVES")) return given;
  return LIFEBOAT_SOURCE_DIR "/../shared/hives";
}

// A hive in a folder of its own, with its logs if it has any.
struct BareHive {
  TemporaryFolder folder;
  fs::path file;

  BareHive() : file(folder.path() / "SYSTEM") {
    fs::copy_file(OfflineImage(sample_disk(), k_first_windows_partition).extract(k_hive_path), file);
  }
  BareHive(const fs::path& samples, const std::string& name) : file(folder.path() / name) {
    for (const char* ending : {"", ".LOG1", ".LOG2"}) {
      fs::copy_file(samples / (name + ending), folder.path() / (name + ending));
      fs::permissions(folder.path() / (name + ending), fs::perms::owner_write, fs::perm_options::add);
    }
  }

  Finished regedit(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {lifeboat_program(), "regedit"});
    arguments.insert(arguments.end(), {"--hive", file.string()});
    return run(arguments);
  }
  std::string value(const std::string& key, const std::string& name) const {
    return run({"hivexget", file.string(), "\\" + key, name}).output;
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
};

// Without the times of keys.
std::string by_hivexml(const fs::path& hive) {
  const std::string xml = run({"hivexml", hive.string()}).output;
  std::string out;
  std::size_t at = 0;
  for (std::size_t start; (start = xml.find("<mtime>", at)) != std::string::npos; at = xml.find("</mtime>", start)) {
    out.append(xml, at, start - at);
  }
  return out.append(xml, at);
}

void require_done(const Finished& finished) {
  INFO(finished.errors << finished.output);
  REQUIRE(finished.exit_code == 0);
}

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

TEST_CASE("a hive that Windows did not finish: shown with a warning, recovered as Windows does") {
  const fs::path samples = hives_folder() / "dirty/NewDirtyHive1";
  if (!fs::exists(samples)) {
    WARN("SKIPPED: the sample hives are not in " << hives_folder() << " (LIFEBOAT_HIVES)");
    return;
  }
  const BareHive hive(samples, "NewDirtyHive");
  const std::string before = sha256(hive.file);
  CHECK(hive.regedit({"check"}).exit_code == 4);
  const Finished shown = hive.regedit({"query", "", "-s"});
  CHECK(shown.errors.starts_with("warning: "));
  CHECK(hive.regedit({"query", "", "-s", "--replay"}).output != shown.output);
  CHECK(hive.regedit({"set", "New", "Note", "REG_SZ", "x"}).exit_code == 3);
  require_done(hive.regedit({"recover", "--output", hive.path("recovered")}));
  CHECK(by_hivexml(hive.path("recovered")) == by_hivexml(samples / "RecoveredHive_Windows10"));
  CHECK(sha256(hive.file) == before);
  require_done(hive.regedit({"recover"}));
  CHECK(by_hivexml(hive.file) == by_hivexml(samples / "RecoveredHive_Windows10"));
  CHECK(hive.regedit({"check"}).exit_code == 0);
}

TEST_CASE("--replay makes the logs part of what an edit saves") {
  const fs::path samples = hives_folder() / "dirty/NewDirtyHive1";
  if (!fs::exists(samples)) {
    WARN("SKIPPED: the sample hives are not in " << hives_folder() << " (LIFEBOAT_HIVES)");
    return;
  }
  const BareHive hive(samples, "NewDirtyHive");
  const std::string recovered = hive.regedit({"query", "", "-s", "--replay"}).output;
  require_done(hive.regedit({"set", "Acme", "Note", "REG_SZ", "x", "--replay"}));
  CHECK(hive.value("Acme", "Note") == "x\n");
  require_done(hive.regedit({"delete", "Acme"}));
  CHECK(hive.regedit({"query", "", "-s"}).output == recovered);
}
