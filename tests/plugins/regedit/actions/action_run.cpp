#include "tests/plugins/regedit/actions/action_run.hpp"

#include <dlfcn.h>

#include <catch2/catch.hpp>

namespace lifeboat::regedit::test {
namespace {

const lb_actions& regedit_actions() {
  static void* const module = dlopen(REGEDIT_MODULE, RTLD_NOW | RTLD_LOCAL);
  REQUIRE(module != nullptr);
  const auto* plugin = static_cast<const lb_plugin*>(dlsym(module, LB_ENTRY_SYMBOL));
  REQUIRE(plugin != nullptr);
  return *static_cast<const lb_actions*>(plugin->get_extension(LB_EXT_ACTIONS));
}

void write(const lb_action_call* call, std::int32_t stream, const char* data, std::size_t size) {
  auto& run = *static_cast<Run*>(call->data);
  (stream == 1 ? run.out : run.errors).append(data, size);
}

}  // namespace

Run run(const FakeHost& host, const std::string& name, const std::vector<std::string>& arguments, bool wants_json) {
  Run result;
  std::vector<const char*> raw;
  for (const std::string& argument : arguments) raw.push_back(argument.c_str());
  const lb_actions& actions = regedit_actions();
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    if (name != actions.actions[i].name) continue;
    const lb_action_call call{sizeof(lb_action_call), host.raw(), static_cast<std::uint32_t>(raw.size()),
                              raw.data(), wants_json, &result, write};
    result.status = actions.actions[i].run(&call);
  }
  return result;
}

}  // namespace lifeboat::regedit::test
