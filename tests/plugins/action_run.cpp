#include "tests/plugins/action_run.hpp"

#include <dlfcn.h>
#include <lifeboat/ext/actions.h>
#include <lifeboat/plugin.h>

#include <catch2/catch.hpp>

namespace lifeboat::testing {
namespace {

// The module stays loaded: a plug-in is never unloaded.
const lb_actions& actions_of(const char* path) {
  void* const module = ::dlopen(path, RTLD_NOW | RTLD_LOCAL);
  REQUIRE(module != nullptr);
  const auto* plugin = static_cast<const lb_plugin*>(::dlsym(module, LB_ENTRY_SYMBOL));
  REQUIRE(plugin != nullptr);
  return *static_cast<const lb_actions*>(plugin->get_extension(LB_EXT_ACTIONS));
}

void write(const lb_action_call* call, std::int32_t stream, const char* data, std::size_t size) {
  auto& run = *static_cast<ActionRun*>(call->data);
  (stream == 1 ? run.out : run.errors).append(data, size);
}

}  // namespace

ActionRun run_action(const char* module, const lifeboat::testing::FakeHost& host, const std::string& name,
                     const std::vector<std::string>& arguments, bool wants_json) {
  ActionRun result;
  std::vector<const char*> raw;
  for (const std::string& argument : arguments) raw.push_back(argument.c_str());
  const lb_actions& actions = actions_of(module);
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    if (name != actions.actions[i].name) continue;
    const lb_action_call call{sizeof(lb_action_call), host.raw(), static_cast<std::uint32_t>(raw.size()),
                              raw.data(), wants_json, &result, write};
    result.status = actions.actions[i].run(&call);
  }
  return result;
}

}  // namespace lifeboat::testing
