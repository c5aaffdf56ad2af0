// Runs an action of the module against a FakeHost.
#pragma once

#include <string>
#include <vector>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/fake_host.hpp"

namespace lifeboat::regedit::test {

inline const std::string k_key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler";

struct Run {
  lb_status status = -1;
  std::string out, errors;
  [[nodiscard]] bool prints(const std::string& text) const { return out.find(text) != std::string::npos; }
  [[nodiscard]] bool complains(const std::string& text) const { return errors.find(text) != std::string::npos; }
};

[[nodiscard]] Run run(const FakeHost& host, const std::string& name, const std::vector<std::string>& arguments,
                      bool wants_json = false);

}  // namespace lifeboat::regedit::test
