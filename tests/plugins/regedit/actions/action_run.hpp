// Runs an action of Registry Editor against a FakeHost.
#pragma once

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/action_run.hpp"

namespace lifeboat::regedit::test {

using namespace lifeboat::testing;

inline const std::string k_key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler";

using Run = testing::ActionRun;

[[nodiscard]] inline Run run(const FakeHost& host, const std::string& name, const std::vector<std::string>& arguments,
                             bool wants_json = false) {
  return testing::run_action(REGEDIT_MODULE, host, name, arguments, wants_json);
}

}  // namespace lifeboat::regedit::test
