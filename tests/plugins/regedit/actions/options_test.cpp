// The options of all actions: one way to take them apart.
#include <catch2/catch.hpp>

#include "tests/plugins/regedit/actions/action_run.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

TEST_CASE("an unknown option, a missing value, a value too many: bad use, with how it is called") {
  FakeHost host;
  host.at(k_key);
  const auto complaint = [&](const std::string& name, const std::vector<std::string>& arguments) {
    const Run refused = run(host, name, arguments);
    CHECK(refused.status == LB_BAD_USE);
    CHECK(refused.complains("usage: lifeboat regedit " + name + " "));
    return refused.errors.substr(0, refused.errors.find('\n'));
  };
  CHECK(complaint("query", {k_key, "--everything"}) == "There is no option --everything.");
  CHECK(complaint("check", {"--replay"}) == "There is no option --replay.");
  CHECK(complaint("export", {k_key, "--output"}) == "--output needs a value.");
  CHECK(complaint("export", {k_key, "--replay=yes"}) == "--replay takes no value.");
  CHECK(complaint("import", {}).starts_with("usage:"));
  CHECK(complaint("search", {"a", k_key, "b"}).starts_with("usage:"));
}

TEST_CASE("what begins with hyphens is an argument after a double dash") {
  FakeHost host;
  host.at(k_key);
  REQUIRE(run(host, "set", {k_key, "--", "--name", "REG_SZ", "--"}).status == LB_OK);
  CHECK(host.at(k_key).value("--name")->data.bytes == parse_data(k_sz, "--").value().bytes);
  REQUIRE(run(host, "set", {k_key, "-s", "REG_SZ", "-5"}).status == LB_OK);  // one hyphen is no option of `set`
  CHECK(host.at(k_key).value("-s") != nullptr);
}

TEST_CASE("a value may follow an equals sign") {
  FakeHost host;
  host.at("Spooler");
  host.hives = {{"", LB_HIVE_OPEN, {}}};
  CHECK(run(host, "export", {"--prefix=HKLM\\A=B", "Spooler"}).status == LB_OK);
}
