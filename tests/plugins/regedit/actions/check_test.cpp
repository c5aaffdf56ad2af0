// lifeboat regedit check.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/plugins/regedit/actions/action_run.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

TEST_CASE("check prints each finding, and the worst is the exit code") {
  FakeHost host;
  CHECK(run(host, "check", {}).status == LB_OK);
  host.findings = {{LB_FINDING_NOTE, "an odd flag"}};
  CHECK(run(host, "check", {}).status == LB_OK);
  host.findings.push_back({LB_FINDING_REPLAYABLE, "three entries"});
  CHECK(run(host, "check", {}).status == 4);
  host.findings.push_back({LB_FINDING_DAMAGE, "a bin is cut short"});
  host.findings.push_back({LB_FINDING_UNCLEAN, "not finished"});
  const Run found = run(host, "check", {});
  CHECK(found.status == LB_REFUSED);
  CHECK(found.prints("note    HKEY_LOCAL_MACHINE\\SYSTEM    Select    an odd flag\n"));
  CHECK(found.prints("damaged    HKEY_LOCAL_MACHINE\\SYSTEM    Select    a bin is cut short\n"));
  const auto json = nlohmann::json::parse(run(host, "check", {}, true).out);
  REQUIRE(json.size() == 4);
  CHECK(json[1].at("kind") == "replayable");
  CHECK(json[1].at("message") == "three entries");
}
