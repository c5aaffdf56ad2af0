#include <catch2/catch.hpp>

#include <algorithm>

#include "host/target/target.hpp"
#include "tests/sample/sample_disk.hpp"
#include "tests/target/bytes.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

std::unique_ptr<Target> open_folder(const TargetFolder& folder) { return Target::open(folder.path()).value(); }

VolumeAccess& volume_of(Target& target) { return *target.volumes().at(0).access; }

std::unique_ptr<WriteSession> begin(Target& target) { return volume_of(target).begin_write({"a test"}).value(); }

// A backslash path of the volume, in the folder.
std::string below(const std::string& path) {
  std::string slashes = path.substr(1);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  return slashes;
}

}  // namespace

TEST_CASE("a folder with a Windows tree is a target with one installation") {
  const TargetFolder folder;
  REQUIRE(sample::make_sample_folder(folder.path()));
  const auto target = open_folder(folder);
  REQUIRE(target->volumes().size() == 1);
  REQUIRE(target->installations().size() == 1);
  const Installation& windows = target->installations().front();
  CHECK(windows.product == "Windows 11 Pro");
  CHECK(windows.build == "22631.3007");
  CHECK(windows.architecture == "x64");
  CHECK(windows.control_set == "ControlSet001");
  CHECK(windows.config_folder == "Windows/System32/config");
  CHECK(windows.problems.empty());
}

TEST_CASE("a folder without Windows opens, with no installation") {
  const TargetFolder folder;
  folder.put("readme.txt", "nothing here");
  CHECK(open_folder(folder)->installations().empty());
  CHECK(Target::open(folder.at("nowhere")).error().kind == ErrorKind::not_found);
}

TEST_CASE("Windows comes first, WINNT second, other roots after them") {
  const TargetFolder folder;
  for (const char* root : {"Apps", "winnt", "Win7", "WINDOWS"}) {
    folder.put(std::string(root) + "/System32/cmd.exe", "MZ");
    folder.put(std::string(root) + "/System32/Config/x", "");
  }
  folder.put("Half/System32/cmd.exe", "MZ");  // without a config folder
  const auto target = open_folder(folder);
  std::vector<std::string> roots;
  for (const Installation& one : target->installations()) roots.push_back(one.system_root);
  CHECK(roots == std::vector<std::string>{"\\WINDOWS", "\\winnt", "\\Apps", "\\Win7"});
}

TEST_CASE("an installation with missing and damaged hives is listed with the reasons") {
  const TargetFolder folder;
  folder.put("Windows/System32/cmd.exe", "no program at all");
  folder.put("Windows/System32/config/SYSTEM", std::string(8192, 'x'));
  const auto target = open_folder(folder);
  REQUIRE(target->installations().size() == 1);
  const Installation& windows = target->installations().front();
  CHECK(windows.product == "Windows");
  CHECK(windows.architecture.empty());
  CHECK(windows.control_set.empty());
  REQUIRE(windows.problems.size() == 2);
  CHECK(windows.problems[0].find("SOFTWARE") != std::string::npos);
  CHECK(windows.problems[1].find("SYSTEM") != std::string::npos);
}

TEST_CASE("a write session changes a file in place and keeps the original") {
  const TargetFolder folder;
  folder.put("Windows/win.ini", "before");
  const auto target = open_folder(folder);
  auto session = begin(*target);
  const std::string backup = session->back_up("windows/WIN.INI").value();
  std::string shape = backup;
  std::replace_if(shape.begin(), shape.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  CHECK(shape == R"(\Lifeboat\00000000T000000Z\Windows\win.ini)");
  {
    auto file = session->open_file("Windows/win.ini", false).value();
    REQUIRE(file->write_at(0, bytes_of("after!")));
    REQUIRE(file->resize(5));
    REQUIRE(file->sync());
    CHECK(file->size().value() == 5);
    CHECK(session->finish().error().kind == ErrorKind::bad_use);  // the file is still open
  }
  REQUIRE(session->finish());
  CHECK(folder.get("Windows/win.ini") == "after");
  CHECK(folder.get(below(backup)) == "before");
  CHECK(text_of(volume_of(*target).read_file(backup, 100).value()) == "before");
}

TEST_CASE("backups never overwrite each other, within a session or across") {
  const TargetFolder folder;
  folder.put("a.txt", "one");
  const auto target = open_folder(folder);
  std::vector<std::string> backups;
  for (int round = 0; round < 3; ++round) {
    auto session = begin(*target);
    backups.push_back(session->back_up("a.txt").value());
    backups.push_back(session->back_up("a.txt").value());
    REQUIRE(session->finish());
  }
  std::sort(backups.begin(), backups.end());
  CHECK(std::unique(backups.begin(), backups.end()) == backups.end());
  for (const std::string& backup : backups) CHECK(folder.get(below(backup)) == "one");
}

TEST_CASE("who agreed to the writing stands in the session's folder") {
  const TargetFolder folder;
  folder.put("a.txt", "one");
  const auto target = open_folder(folder);
  auto session = begin(*target);
  const std::string backup = below(session->back_up("a.txt").value());
  CHECK(folder.get(backup.substr(0, backup.rfind('/')) + "/session.txt").find("a test") != std::string::npos);
}

TEST_CASE("a missing file cannot be backed up, and is made only when asked for") {
  const TargetFolder folder;
  const auto target = open_folder(folder);
  auto session = begin(*target);
  CHECK(session->back_up("nothing").error().kind == ErrorKind::not_found);
  CHECK(session->open_file("nothing", false).error().kind == ErrorKind::not_found);
  CHECK(session->open_file("nothing", true).has_value());
  CHECK(std::filesystem::exists(folder.at("nothing")));
  CHECK_FALSE(std::filesystem::exists(folder.at("Lifeboat")));
}

TEST_CASE("nothing is written without a yes, nor in two sessions at once") {
  const TargetFolder folder;
  const auto target = open_folder(folder);
  CHECK(volume_of(*target).begin_write({""}).error().kind == ErrorKind::refused);
  const auto session = begin(*target);
  CHECK(volume_of(*target).begin_write({"a test"}).error().kind == ErrorKind::bad_use);
}

TEST_CASE("a file of a session that has ended can no longer be written") {
  const TargetFolder folder;
  folder.put("a.txt", "one");
  const auto target = open_folder(folder);
  auto session = begin(*target);
  auto file = session->open_file("a.txt", false).value();
  session.reset();
  CHECK_FALSE(file->write_at(0, bytes_of("two")));
  CHECK(folder.get("a.txt") == "one");
}

TEST_CASE("while another Lifeboat has the target open, nothing is written") {
  const TargetFolder folder;
  const auto target = open_folder(folder);
  const auto other = open_folder(folder);
  const auto refused = volume_of(*target).begin_write({"a test"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::refused);
  CHECK(refused.error().message.find("another Lifeboat") != std::string::npos);
}

TEST_CASE("after a write session the target is shared again") {
  const TargetFolder folder;
  const auto target = open_folder(folder);
  REQUIRE(begin(*target)->finish());
  CHECK(Target::open(folder.path()).has_value());
}

TEST_CASE("a link in the tree cannot lead a write out of it") {
  const TargetFolder outside;
  outside.put("passwd", "root");
  const TargetFolder folder;
  std::filesystem::create_symlink(outside.at("passwd"), folder.at("hive"));
  std::filesystem::create_symlink(outside.path(), folder.at("Lifeboat"));
  folder.put("a.txt", "one");
  const auto target = open_folder(folder);
  auto session = begin(*target);
  CHECK(session->open_file("hive", true).error().kind == ErrorKind::refused);
  CHECK(session->back_up("a.txt").error().kind == ErrorKind::refused);
  CHECK(std::distance(std::filesystem::directory_iterator(outside.path()), {}) == 1);
}
