// lifeboat regedit set, delete, rename: what they have in common is how they save.
#include <catch2/catch.hpp>

#include "tests/plugins/regedit/actions/action_run.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

TEST_CASE("set makes missing keys and saves once") {
  FakeHost host;
  host.at("HKLM\\SOFTWARE");
  const Run done = run(host, "set", {"HKLM\\SOFTWARE\\Acme\\Repair", "Note", "reg_sz", "fixed"});
  INFO(done.errors);
  REQUIRE(done.status == LB_OK);
  CHECK(host.at("HKLM\\SOFTWARE\\Acme\\Repair").value("Note")->data.bytes == parse_data(k_sz, "fixed").value().bytes);
  CHECK(host.save_count == 1);
}

TEST_CASE("delete takes a value, then the key") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  CHECK(run(host, "delete", {k_key, "NAME"}).status == LB_OK);
  CHECK(run(host, "delete", {k_key, "NAME"}).status == LB_NOT_FOUND);
  CHECK(run(host, "delete", {k_key}).status == LB_OK);
  CHECK(run(host, "delete", {k_key}).status == LB_NOT_FOUND);
  CHECK(host.save_count == 2);
}

TEST_CASE("exit codes: not found, bad use, refused, each with words on standard error") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  host.at("HKLM\\SAM").damage = "SAM is cut short";
  const auto fails_with = [&](lb_status status, const std::string& name, const std::vector<std::string>& arguments) {
    const Run failed = run(host, name, arguments);
    INFO(name << ' ' << failed.errors);
    CHECK(failed.status == status);
    CHECK(failed.errors.size() > 5);
    CHECK(failed.out.empty());
  };
  fails_with(LB_NOT_FOUND, "query", {"HKLM\\Nothing"});
  fails_with(LB_NOT_FOUND, "query", {k_key, "Nothing"});
  fails_with(LB_REFUSED, "query", {"HKLM\\SAM"});
  fails_with(LB_BAD_USE, "query", {});
  fails_with(LB_BAD_USE, "set", {k_key, "Name", "REG_SZ"});
  fails_with(LB_BAD_USE, "set", {k_key, "Name", "REG_NONSENSE", "x"});
  fails_with(LB_BAD_USE, "set", {k_key, "Start", "REG_DWORD", "many"});
  CHECK(host.change_count == 0);
  CHECK(host.save_count == 0);
}

TEST_CASE("a save that the host refuses is the exit code, and nothing stays in memory") {
  FakeHost host;
  host.at(k_key);
  host.save_answer = LB_REFUSED;
  const Run refused = run(host, "set", {k_key, "Name", "REG_SZ", "x"});
  CHECK(refused.status == LB_REFUSED);
  CHECK(refused.errors.find("read-only") != std::string::npos);
  CHECK(host.discard_count == 1);
}

TEST_CASE("edits of someone else are not thrown away with ours") {
  FakeHost host;
  host.at(k_key);
  host.change_count = 3;
  host.save_answer = LB_REFUSED;
  CHECK(run(host, "set", {k_key, "Name", "REG_SZ", "x"}).status == LB_REFUSED);
  CHECK(host.discard_count == 0);
}

TEST_CASE("rename takes a key or a value to its new name and saves once") {
  FakeHost host;
  host.set_text(k_key, "Old", "x");
  host.set_text(k_key, "", "default");
  REQUIRE(run(host, "rename", {k_key, "OLD", "New"}).status == LB_OK);
  CHECK(host.at(k_key).value("New") != nullptr);
  CHECK(host.at(k_key).value("Old") == nullptr);
  REQUIRE(run(host, "rename", {k_key, "(default)", "Named"}).status == LB_OK);
  CHECK(host.at(k_key).value("Named") != nullptr);
  REQUIRE(run(host, "rename", {k_key, "Printer"}).status == LB_OK);
  CHECK(host.find("HKEY_LOCAL_MACHINE\\SYSTEM\\Printer") != nullptr);
  CHECK(host.find(k_key) == nullptr);
  CHECK(host.save_count == 3);
}

TEST_CASE("rename refuses a name that is taken, impossible, or of nothing") {
  FakeHost host;
  host.set_text(k_key, "Old", "x");
  host.set_text(k_key, "New", "y");
  CHECK(run(host, "rename", {k_key, "Old", "new"}).status == LB_REFUSED);
  CHECK(run(host, "rename", {k_key, "None", "Other"}).status == LB_NOT_FOUND);
  CHECK(run(host, "rename", {k_key, "a\\b"}).status == LB_BAD_USE);
  CHECK(run(host, "rename", {k_key, ""}).status == LB_BAD_USE);
  CHECK(host.save_count == 0);
  CHECK(host.change_count == 0);
}

TEST_CASE("--replay makes the logs part of what is saved, also for a key that only they hold") {
  FakeHost host;
  host.at("HKEY_LOCAL_MACHINE\\SYSTEM");
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}}};
  host.replayed_key = k_key;
  REQUIRE(run(host, "rename", {k_key, "Printer", "--replay"}).status == LB_OK);
  CHECK(host.replay_count == 1);
  CHECK(host.save_count == 1);
}

TEST_CASE("without --replay no log is touched") {
  FakeHost host;
  host.at(k_key);
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}}};
  host.is_writable = false;  // as the host has it then
  CHECK(run(host, "set", {k_key, "Name", "REG_SZ", "x"}).status == LB_REFUSED);
  CHECK(host.replay_count == 0);
}
