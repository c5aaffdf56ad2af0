// lifeboat regedit export.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "plugins/regedit/model/utf16.hpp"
#include "tests/plugins/regedit/actions/action_run.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;
namespace fs = std::filesystem;

namespace {

std::string utf8_of(const std::string& reg) {
  REQUIRE(reg.starts_with("\xFF\xFE"));
  return utf8_from_utf16le({reinterpret_cast<const std::uint8_t*>(reg.data()) + 2, reg.size() - 2});
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string k_head = "Windows Registry Editor Version 5.00\r\n";

}  // namespace

TEST_CASE("export prints what regedit.exe would write") {
  FakeHost host;
  host.set_text(k_key, "Name", "C:\\x");
  host.at(k_key + "\\Parameters");
  const Run done = run(host, "export", {"hklm\\SYSTEM\\Spooler"});
  INFO(done.errors);
  CHECK(done.status == LB_OK);
  CHECK(utf8_of(done.out) == k_head + "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler]\r\n\"Name\"=\"C:\\\\x\"\r\n\r\n" +
                                 "[HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler\\Parameters]\r\n\r\n");
  CHECK(host.live_snapshots == 0);
  CHECK(run(host, "export", {"HKLM\\Nothing"}).status == LB_NOT_FOUND);
}

TEST_CASE("export without a key begins at the roots") {
  FakeHost host;
  host.at("HKEY_USERS");
  CHECK(utf8_of(run(host, "export", {}).out) == k_head + "\r\n[HKEY_USERS]\r\n\r\n");
}

TEST_CASE("a bare hive has relative paths, or those of the prefix") {
  FakeHost host;
  host.at("Select");
  host.hives = {{"", LB_HIVE_OPEN, {}}};
  CHECK(utf8_of(run(host, "export", {}).out) == k_head + "\r\n[\\]\r\n\r\n[\\Select]\r\n\r\n");
  CHECK(utf8_of(run(host, "export", {"\\Select\\", "--prefix", "HKLM\\SYSTEM\\"}).out) ==
        k_head + "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\r\n\r\n");
  CHECK(utf8_of(run(host, "export", {"--prefix", "HKLM\\SYSTEM"}).out).starts_with(
      k_head + "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM]\r\n"));
}

TEST_CASE("a prefix for a whole Windows is bad use") {
  FakeHost host;
  host.at(k_key);
  CHECK(run(host, "export", {k_key, "--prefix", "HKLM"}).status == LB_BAD_USE);
}

TEST_CASE("what cannot be read or written is named, the rest is exported, exit code 3") {
  FakeHost host;
  host.at(k_key + "\\a\nb\\below");
  host.at(k_key + "\\broken").damage = "bin at 0x1000 is cut short";
  host.set_text(k_key + "\\c", "line\nend", "lost");
  host.set_text(k_key + "\\c", "kept", "");
  const Run done = run(host, "export", {k_key});
  CHECK(done.status == LB_REFUSED);
  CHECK(done.complains("key " + k_key + "\\a\\x0ab, with all below it"));
  CHECK(done.complains("bin at 0x1000 is cut short"));
  CHECK(done.complains("value \"line\\x0aend\" of " + k_key + "\\c"));
  CHECK(utf8_of(done.out) == k_head + "\r\n[" + k_key + "]\r\n\r\n[" + k_key + "\\c]\r\n\"kept\"=\"\"\r\n\r\n");
}

TEST_CASE("a fault at the root of a bare hive is told as that") {
  FakeHost host;
  host.hives = {{"", LB_HIVE_OPEN, {}}};
  host.top_problem = "the list is cut short";
  CHECK(run(host, "export", {}).errors == "not exported: below the root: the list is cut short\n");
}

TEST_CASE("export --output replaces a file in one go and leaves no other") {
  FakeHost host;
  host.at(k_key);
  const testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "x.reg";
  std::ofstream(file) << "old";
  const Run done = run(host, "export", {k_key, "--output", file.string()});
  INFO(done.errors);
  CHECK(done.status == LB_OK);
  CHECK(done.out.empty());
  CHECK(utf8_of(content(file)) == k_head + "\r\n[" + k_key + "]\r\n\r\n");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("export warns of every unfinished hive below the key") {
  FakeHost host;
  host.at(k_key);
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}},
                {"HKEY_LOCAL_MACHINE\\SAM", LB_HIVE_OPEN | LB_HIVE_UNCLEAN, {}},
                {"HKEY_USERS\\S-1", LB_HIVE_OPEN | LB_HIVE_UNCLEAN, {}}};
  const Run done = run(host, "export", {"HKLM"});
  CHECK(done.status == LB_OK);
  CHECK(done.complains("MACHINE\\SYSTEM"));
  CHECK(done.complains("MACHINE\\SAM"));
  CHECK_FALSE(done.complains("S-1"));
}
