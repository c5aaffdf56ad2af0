// lifeboat drivers …, through the module itself.
#include <dlfcn.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lifeboat/ext/actions.h"
#include "lifeboat/plugin.h"
#include "tests/plugins/drivers/fake_computer.hpp"
#include "tests/plugins/regedit/fake_host.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

namespace {

struct Run {
  lb_status status = -1;
  std::string out, errors;
};

const lb_actions& drivers_actions() {
  static void* const module = dlopen(DRIVERS_MODULE, RTLD_NOW | RTLD_LOCAL);
  REQUIRE(module != nullptr);
  const auto* plugin = static_cast<const lb_plugin*>(dlsym(module, LB_ENTRY_SYMBOL));
  REQUIRE(plugin != nullptr);
  return *static_cast<const lb_actions*>(plugin->get_extension(LB_EXT_ACTIONS));
}

void write(const lb_action_call* call, std::int32_t stream, const char* data, std::size_t size) {
  auto& run = *static_cast<Run*>(call->data);
  (stream == 1 ? run.out : run.errors).append(data, size);
}

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
    Run result;
    std::vector<const char*> raw;
    for (const std::string& argument : arguments) raw.push_back(argument.c_str());
    const lb_actions& actions = drivers_actions();
    for (std::uint32_t i = 0; i < actions.action_count; ++i) {
      if (name != actions.actions[i].name) continue;
      const lb_action_call call{sizeof(lb_action_call), host.raw(), static_cast<std::uint32_t>(raw.size()), raw.data(),
                                wants_json, &result, write};
      result.status = actions.actions[i].run(&call);
    }
    return result;
  }
  lifeboat::regedit::test::FakeHost host;
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
