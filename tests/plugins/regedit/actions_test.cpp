// lifeboat regedit query|set|delete, through the module that the console would load.
#include <dlfcn.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/fake_host.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const std::string k_key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler";

const lb_actions& regedit_actions() {
  static void* const module = dlopen(REGEDIT_MODULE, RTLD_NOW | RTLD_LOCAL);
  REQUIRE(module != nullptr);
  const auto* plugin = static_cast<const lb_plugin*>(dlsym(module, LB_ENTRY_SYMBOL));
  REQUIRE(plugin != nullptr);
  return *static_cast<const lb_actions*>(plugin->get_extension(LB_EXT_ACTIONS));
}

struct Run {
  lb_status status = -1;
  std::string out, errors;
};

void write(const lb_action_call* call, std::int32_t stream, const char* data, std::size_t size) {
  auto& run = *static_cast<Run*>(call->data);
  (stream == 1 ? run.out : run.errors).append(data, size);
}

Run run(const FakeHost& host, const std::string& name, std::vector<const char*> arguments, bool wants_json = false) {
  Run result;
  const lb_actions& actions = regedit_actions();
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    if (name != actions.actions[i].name) continue;
    const lb_action_call call{sizeof(lb_action_call), host.raw(), static_cast<std::uint32_t>(arguments.size()),
                              arguments.data(), wants_json, &result, write};
    result.status = actions.actions[i].run(&call);
  }
  return result;
}

}  // namespace

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
  CHECK(run(host, "query", {k_key.c_str(), "START"}).out.find("0x2") != std::string::npos);
  CHECK(run(host, "query", {k_key.c_str(), "(default)"}).out.find("the default") != std::string::npos);
  CHECK(host.save_count == 0);
  CHECK(host.open_handles == 0);
}

TEST_CASE("query --json is JSON whatever the registry holds") {
  FakeHost host;
  const std::string hostile = "q\"\\\x01\n\xED\xA0\x80\xFF";
  host.at(k_key).values.push_back({hostile, {k_sz, {'"', 0, 0x00, 0xD8, 'x'}}});
  host.at(k_key).values.push_back({"list", parse_data(k_multi_sz, "a\\0b").value()});
  host.at(k_key).values.push_back({"wide", parse_data(k_qword, "18446744073709551615").value()});
  const Run all = run(host, "query", {k_key.c_str()}, true);
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
  CHECK(run(host, "delete", {k_key.c_str(), "NAME"}).status == LB_OK);
  CHECK(run(host, "delete", {k_key.c_str(), "NAME"}).status == LB_NOT_FOUND);
  CHECK(run(host, "delete", {k_key.c_str()}).status == LB_OK);
  CHECK(run(host, "delete", {k_key.c_str()}).status == LB_NOT_FOUND);
  CHECK(host.save_count == 2);
}

TEST_CASE("exit codes: not found, bad use, refused, each with words on standard error") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  host.at("HKLM\\SAM").damage = "SAM is cut short";
  const auto fails_with = [&](lb_status status, const std::string& name, const std::vector<const char*>& arguments) {
    const Run failed = run(host, name, arguments);
    INFO(name << ' ' << failed.errors);
    CHECK(failed.status == status);
    CHECK(failed.errors.size() > 5);
    CHECK(failed.out.empty());
  };
  fails_with(LB_NOT_FOUND, "query", {"HKLM\\Nothing"});
  fails_with(LB_NOT_FOUND, "query", {k_key.c_str(), "Nothing"});
  fails_with(LB_REFUSED, "query", {"HKLM\\SAM"});
  fails_with(LB_BAD_USE, "query", {});
  fails_with(LB_BAD_USE, "set", {k_key.c_str(), "Name", "REG_SZ"});
  fails_with(LB_BAD_USE, "set", {k_key.c_str(), "Name", "REG_NONSENSE", "x"});
  fails_with(LB_BAD_USE, "set", {k_key.c_str(), "Start", "REG_DWORD", "many"});
  CHECK(host.change_count == 0);
  CHECK(host.save_count == 0);
}

TEST_CASE("a save that the host refuses is the exit code, and nothing stays in memory") {
  FakeHost host;
  host.at(k_key);
  host.save_answer = LB_REFUSED;
  const Run refused = run(host, "set", {k_key.c_str(), "Name", "REG_SZ", "x"});
  CHECK(refused.status == LB_REFUSED);
  CHECK(refused.errors.find("read-only") != std::string::npos);
  CHECK(host.discard_count == 1);
}

TEST_CASE("edits of someone else are not thrown away with ours") {
  FakeHost host;
  host.at(k_key);
  host.change_count = 3;
  host.save_answer = LB_REFUSED;
  CHECK(run(host, "set", {k_key.c_str(), "Name", "REG_SZ", "x"}).status == LB_REFUSED);
  CHECK(host.discard_count == 0);
}
