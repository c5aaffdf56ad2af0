// Runs an action of a plug-in, through the module itself, against a FakeHost.
#pragma once

#include <string>
#include <vector>

#include "tests/plugins/fakes/fake_host.hpp"

namespace lifeboat::testing {

struct ActionRun {
  lb_status status = -1;
  std::string out, errors;
  [[nodiscard]] bool prints(const std::string& text) const { return out.find(text) != std::string::npos; }
  [[nodiscard]] bool complains(const std::string& text) const { return errors.find(text) != std::string::npos; }
};

// `module`: the shared object. Status -1 when it has no such action.
[[nodiscard]] ActionRun run_action(const char* module, const lifeboat::testing::FakeHost& host, const std::string& name,
                                   const std::vector<std::string>& arguments, bool wants_json = false);

}  // namespace lifeboat::testing
