// The command line on a real disk image and a bare hive, checked with hivexget.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/offline_image.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_key = R"(HKLM\SYSTEM\CurrentControlSet\Services\Spooler)";
constexpr const char* k_key_in_hive = R"(\ControlSet001\Services\Spooler)";
constexpr const char* k_hive = "/Windows/System32/config/SYSTEM";
constexpr int k_first_windows_partition = 2;

struct Disk {
  TemporaryFolder folder;
  fs::path image = folder.path() / "disk.img";
  Disk() { REQUIRE(run({"cp", "--sparse=always", sample_disk().string(), image.string()}).exit_code == 0); }

  Finished lifeboat(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), lifeboat_program());
    arguments.insert(arguments.end(), {"--target", image.string()});
    return run(arguments);
  }
};

}  // namespace

TEST_CASE("target list shows both installations and leaves the image as it was") {
  const Disk disk;
  const std::string before = sha256(disk.image);
  const Finished listed = disk.lifeboat({"target", "list", "--json"});
  INFO(listed.errors);
  REQUIRE(listed.exit_code == 0);
  const auto answer = nlohmann::json::parse(listed.output);
  REQUIRE(answer.at("installations").size() == 2);
  CHECK(answer.at("installations")[0].at("architecture") == "x64");
  CHECK(answer.at("volumes").size() == 3);
  CHECK(sha256(disk.image) == before);
}

TEST_CASE("target list shows this console's letters, or with --remount those of one Windows") {
  const Disk disk;
  const auto letters = [&](std::vector<std::string> line) {
    const Finished listed = disk.lifeboat(std::move(line));
    INFO(listed.errors);
    REQUIRE(listed.exit_code == 0);
    std::string all;
    const auto answer = nlohmann::json::parse(listed.output);
    for (const auto& volume : answer.at("volumes")) all += volume.at("letter").get<std::string>() + " ";
    return all;
  };
  CHECK(letters({"target", "list", "--json"}) == "C: D: E: ");
  CHECK(letters({"target", "list", "--json", "-remount", "--system", "1"}) == " C: D: ");
  CHECK(letters({"target", "list", "--json", "--remount", "--system", "2"}) == " D: C: ");
  CHECK(disk.lifeboat({"target", "list", "--remount"}).exit_code == 2);  // of which Windows?
}

TEST_CASE("query leaves the image as it was and prints what hivexget reads") {
  const Disk disk;
  const std::string before = sha256(disk.image);
  const Finished query = disk.lifeboat({"regedit", "query", k_key, "Start", "--system", "1", "--json"});
  INFO(query.errors << query.output);
  REQUIRE(query.exit_code == 0);
  CHECK(query.output.find("REG_DWORD") != std::string::npos);
  OfflineImage offline(disk.image, k_first_windows_partition);
  CHECK(offline.value(k_hive, k_key_in_hive, "Start") == "2");
  CHECK(sha256(disk.image) == before);
}

TEST_CASE("set reaches the disk, and the backup holds the old value") {
  const Disk disk;
  const Finished set = disk.lifeboat({"regedit", "set", k_key, "start", "REG_DWORD", "4", "--system", "1"});
  INFO(set.errors << set.output);
  REQUIRE(set.exit_code == 0);
  OfflineImage offline(disk.image, k_first_windows_partition);
  CHECK(offline.value(k_hive, k_key_in_hive, "Start") == "4");
  std::string folder = offline.list("/Lifeboat");
  folder = folder.substr(folder.find("20"));
  folder = folder.substr(0, folder.find('\n'));
  CHECK(offline.value("/Lifeboat/" + folder + k_hive, k_key_in_hive, "Start") == "2");
}

TEST_CASE("names are compared without regard to case, set makes missing keys, delete takes a value away") {
  const Disk disk;
  const std::vector<std::string> system = {"--system", "1"};
  REQUIRE(disk.lifeboat({"regedit", "set", R"(hklm\software\Acme\Repair)", "Note", "REG_SZ", "fixed", "--system", "1"})
              .exit_code == 0);
  CHECK(OfflineImage(disk.image, k_first_windows_partition)
            .value("/Windows/System32/config/SOFTWARE", R"(\Acme\Repair)", "Note") == "fixed");
  REQUIRE(disk.lifeboat({"regedit", "delete", R"(HKLM\Software\ACME\repair)", "NOTE", "--system", "1"}).exit_code == 0);
  CHECK(disk.lifeboat({"regedit", "query", R"(HKLM\Software\Acme\Repair)", "Note", "--system", "1"}).exit_code == 1);
}

TEST_CASE("exit codes: 1 not found, 2 bad use, 3 refused") {
  const Disk disk;
  CHECK(disk.lifeboat({"regedit", "query", R"(HKLM\SYSTEM\NoSuchKey)", "--system", "1"}).exit_code == 1);
  CHECK(disk.lifeboat({"regedit", "query", k_key}).exit_code == 2);
  CHECK(disk.lifeboat({"regedit", "frobnicate", "--system", "1"}).exit_code == 2);
  CHECK(disk.lifeboat({"regedit", "set", k_key, "Start", "REG_DWORD", "many", "--system", "1"}).exit_code == 2);
  CHECK(run({lifeboat_program(), "target", "list", "--target", (disk.folder.path() / "none.img").string()}).exit_code ==
        1);
  CHECK(run({lifeboat_program(), "no-such-tool", "do"}).exit_code == 2);
}

TEST_CASE("a bare hive: paths from its root, a backup beside it") {
  const Disk disk;
  OfflineImage offline(disk.image, k_first_windows_partition);
  const fs::path hive = disk.folder.path() / "SYSTEM";
  fs::copy_file(offline.extract(k_hive), hive);
  const std::string program = lifeboat_program();
  const Finished set = run({program, "regedit", "set", "--hive", hive.string(), R"(ControlSet001\Services\Spooler)",
                            "Start", "REG_DWORD", "0x3"});
  INFO(set.errors << set.output);
  REQUIRE(set.exit_code == 0);
  CHECK(run({"hivexget", hive.string(), k_key_in_hive, "Start"}).output == "3\n");
  bool has_backup = false;
  for (const auto& entry : fs::recursive_directory_iterator(disk.folder.path() / "Lifeboat")) {
    if (entry.path().filename() != "SYSTEM") continue;
    has_backup = true;
    CHECK(run({"hivexget", entry.path().string(), k_key_in_hive, "Start"}).output == "2\n");
  }
  CHECK(has_backup);
}

TEST_CASE("images that are empty, cut short or no disk at all: a message, exit code 3, nothing written") {
  const Disk disk;
  const fs::path bad = disk.folder.path() / "bad.img";
  const auto check_refused = [&] {
    const std::string before = sha256(bad);
    const Finished listed = run({lifeboat_program(), "target", "list", "--target", bad.string()});
    CHECK(listed.exit_code == 3);
    CHECK(listed.errors.size() > 20);
    CHECK(sha256(bad) == before);
  };
  { std::ofstream(bad, std::ios::trunc); check_refused(); }
  { std::ofstream(bad, std::ios::trunc) << std::string(100'000, 'x'); check_refused(); }
  fs::copy_file(disk.image, bad, fs::copy_options::overwrite_existing);
  fs::resize_file(bad, fs::file_size(disk.image) / 2);
  check_refused();
}
