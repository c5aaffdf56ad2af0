// lifeboat regedit query.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/plugins/regedit/actions/action_run.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

TEST_CASE("query prints a key as reg.exe does, and one value") {
  FakeHost host;
  host.set_text(k_key, "", "the default");
  host.at(k_key).values.push_back({"Start", parse_data(k_dword, "2").value()});
  host.at(k_key + "\\Parameters");
  const Run all = run(host, "query", {"hklm\\system\\spooler\\"});
  CHECK(all.status == LB_OK);
  CHECK(all.out.find("    (Default)    REG_SZ    the default\n") != std::string::npos);
  CHECK(all.out.find("    Start    REG_DWORD    0x2\n") != std::string::npos);
  CHECK(all.out.find("spooler\\Parameters\n") != std::string::npos);
  CHECK(run(host, "query", {k_key, "START"}).out.find("0x2") != std::string::npos);
  CHECK(run(host, "query", {k_key, "(default)"}).out.find("the default") != std::string::npos);
  CHECK(host.save_count == 0);
  CHECK(host.open_handles == 0);
}

TEST_CASE("query --json is JSON whatever the registry holds") {
  FakeHost host;
  const std::string hostile = "q\"\\\x01\n\xED\xA0\x80\xFF";
  host.at(k_key).values.push_back({hostile, {k_sz, {'"', 0, 0x00, 0xD8, 'x'}}});
  host.at(k_key).values.push_back({"list", parse_data(k_multi_sz, "a\\0b").value()});
  host.at(k_key).values.push_back({"wide", parse_data(k_qword, "18446744073709551615").value()});
  const Run all = run(host, "query", {k_key}, true);
  CHECK(all.status == LB_OK);
  CHECK(all.out.find("\\ud800") != std::string::npos);
  std::string paired = all.out;  // a strict reader takes no lone surrogate: the rest must be right all the same
  for (std::size_t at; (at = paired.find("\\ud800")) != std::string::npos;) paired.replace(at, 6, "S");
  const auto json = nlohmann::json::parse(paired);
  CHECK(json.at("values")[0].at("name") == "q\"\\\x01\nS\xEF\xBF\xBD");
  CHECK(json.at("values")[0].at("data") == "\"S");
  CHECK(json.at("values")[0].contains("damage"));
  CHECK(json.at("values")[1].at("data") == nlohmann::json({"a", "b"}));
  CHECK(json.at("values")[2].at("data") == 18446744073709551615u);
}

TEST_CASE("query -s prints all keys below with their values") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  host.set_text(k_key + "\\Parameters", "", "deep");
  const Run all = run(host, "query", {k_key, "-s"});
  CHECK(all.status == LB_OK);
  CHECK(all.out == k_key + "\n    Name    REG_SZ    x\n\n" + k_key + "\\Parameters\n    (Default)    REG_SZ    deep\n");
  const auto json = nlohmann::json::parse(run(host, "query", {k_key, "--recursive"}, true).out);
  REQUIRE(json.size() == 2);
  CHECK(json[1].at("key") == k_key + "\\Parameters");
  CHECK(json[1].at("values")[0].at("data") == "deep");
  CHECK(run(host, "query", {k_key, "Name", "-s"}).status == LB_BAD_USE);
  CHECK(host.live_snapshots == 0);
}

TEST_CASE("query -s goes on past what cannot be read, and says so") {
  FakeHost host;
  host.at(k_key + "\\A").damage = "the list is cut short";
  host.at(k_key + "\\B");
  const Run all = run(host, "query", {k_key, "-s"});
  CHECK(all.status == LB_REFUSED);
  CHECK(all.complains("the list is cut short"));
  CHECK(all.prints("Spooler\\B"));
}

TEST_CASE("a hive that was not finished is shown with a warning, once") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  host.hives = {{"HKEY_LOCAL_MACHINE\\SAM", LB_HIVE_OPEN | LB_HIVE_UNCLEAN, {}},
                {"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_UNCLEAN | LB_HIVE_REPLAYABLE, {}}};
  const Run shown = run(host, "query", {k_key});
  CHECK(shown.status == LB_OK);
  CHECK(shown.errors == "warning: HKEY_LOCAL_MACHINE\\SYSTEM is shown as the file stands; its logs hold later changes "
                        "(--replay applies them)\n");
  CHECK(run(host, "query", {"HKEY_LOCAL_MACHINE"}).errors.empty());  // a list of hives opens none
  host.hives[1].flags = LB_HIVE_OPEN | LB_HIVE_UNCLEAN;
  CHECK(run(host, "query", {k_key}).complains("no log fits"));
}

TEST_CASE("query --replay shows the hive with its logs, and saves nothing") {
  FakeHost host;
  host.at("HKEY_LOCAL_MACHINE\\SYSTEM");
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}}};
  host.replayed_key = k_key;
  CHECK(run(host, "query", {k_key}).status == LB_NOT_FOUND);
  const Run shown = run(host, "query", {k_key, "--replay"});
  CHECK(shown.status == LB_OK);
  CHECK(shown.errors.empty());
  CHECK(host.save_count == 0);
}

TEST_CASE("query on a host without lifeboat.hives works as before") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  host.hidden_extensions = {LB_EXT_HIVES, LB_EXT_SNAPSHOT};
  CHECK(run(host, "query", {k_key, "--replay"}).prints("REG_SZ"));
}
