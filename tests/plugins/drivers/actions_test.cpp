// lifeboat drivers …, through the module itself.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/plugins/action_run.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

namespace {

using Run = lifeboat::testing::ActionRun;

struct CommandLine : FakeComputer {
  CommandLine() {
    add_device("pci", "0000:00:1f.2", k_ahci);
    put("acme.ko", make_module(info_of("acme", k_ahci_alias)));
    put("broken.ko", "x");
  }
  // With this computer's folders.
  Run here(const std::string& name, std::vector<std::string> arguments, bool wants_json = false) {
    arguments.insert(arguments.end(), {"--sysfs", places().sysfs.string(), "--modules", places().modules.string() + "/"});
    return run(name, arguments, wants_json);
  }
  Run run(const std::string& name, const std::vector<std::string>& arguments, bool wants_json = false) {
    return lifeboat::testing::run_action(DRIVERS_MODULE, host, name, arguments, wants_json);
  }
  lifeboat::testing::FakeHost host;
};

}  // namespace

TEST_CASE("devices prints a line for each, with the reason") {
  CommandLine line;
  const Run run = line.here("devices", {});
  CHECK(run.status == LB_OK);
  CHECK(run.out.starts_with("Storage    pci/0000:00:1f.2    "));
  CHECK(run.out.ends_with("    No driver here fits it\n"));
}

TEST_CASE("devices gives JSON") {
  CommandLine line;
  line.add_own_module("ahci", info_of("ahci", k_ahci_alias));
  line.index();
  const auto json = nlohmann::json::parse(line.here("devices", {}, true).out);
  REQUIRE(json.size() == 1);
  CHECK(json[0]["class"] == "storage");
  CHECK(json[0]["modalias"] == k_ahci);
  CHECK(json[0]["why"] == "not-loaded");
  CHECK(json[0]["modules"] == nlohmann::json({"ahci"}));
}

TEST_CASE("check prints a verdict for each file, and whether one fits is its exit code") {
  CommandLine line;
  const Run run = line.here("check", {line.stick()});
  CHECK(run.status == LB_OK);
  CHECK(run.out.starts_with("fits    acme.ko    Fits "));
  CHECK(run.out.find("\ndamaged    broken.ko    The file is of no use: it is not a module\n") != std::string::npos);
  line.remove_device("pci", "0000:00:1f.2");
  CHECK(line.here("check", {line.stick()}).status == LB_NOT_FOUND);
}

TEST_CASE("check gives JSON with what a module says of itself") {
  CommandLine line;
  const auto json = nlohmann::json::parse(line.here("check", {line.stick()}, true).out);
  REQUIRE(json.size() == 2);
  CHECK(json[0]["verdict"] == "fits");
  CHECK(json[0]["module"] == "acme");
  CHECK(json[0]["vermagic"] == k_magic);
  CHECK(json[0]["signed"] == false);
  CHECK(json[1]["verdict"] == "damaged");
  CHECK_FALSE(json[1].contains("module"));
}

TEST_CASE("check of a folder that is not there, and bad use, have their exit codes") {
  CommandLine line;
  CHECK(line.here("check", {line.stick() + "/no"}).status == LB_NOT_FOUND);
  CHECK(line.here("check", {}).status == LB_BAD_USE);
  CHECK(line.here("devices", {"--unknown"}).status == LB_BAD_USE);
  CHECK(line.run("load", {}).status == LB_BAD_USE);
}

TEST_CASE("load refuses outside the recovery image") {
  CommandLine line;
  const Run run = line.run("load", {line.stick() + "/acme.ko"});
  CHECK(run.status == LB_REFUSED);
  CHECK(run.errors == "This is not the recovery image: no driver is loaded here.\n");
}

TEST_CASE("load takes no other computer's folders") {
  CommandLine line;
  CHECK(line.here("load", {line.stick() + "/acme.ko"}).status == LB_BAD_USE);
}
