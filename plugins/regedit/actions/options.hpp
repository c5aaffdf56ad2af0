// The arguments of an action, taken apart: `--name`, `--name VALUE`, `--name=VALUE`, and the plain ones. `--` ends the
// options, so that a name may begin with hyphens. Bad use is thrown as sdk::Failed, with the action's usage.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/cpp/actions.hpp"

namespace lifeboat::regedit {

// How an action is called; regedit_plugin.cpp shows the same words as its help.
struct Usage {
  const char* name;       // "export"
  const char* arguments;  // "[KEY] [--output FILE]"
  std::size_t least, most;  // how many plain arguments
};

class Options {
 public:
  // `known`: names of the options; a value is expected where one ends with "=". "s|recursive" is --recursive or -s.
  Options(const sdk::ActionCall& call, const Usage& usage, std::initializer_list<std::string_view> known);

  [[nodiscard]] bool has(const std::string& name) const { return given_.contains(name); }
  [[nodiscard]] std::optional<std::string> value(const std::string& name) const;
  [[nodiscard]] std::size_t count() const { return plain_.size(); }
  // "" past the end.
  [[nodiscard]] std::string argument(std::size_t index) const { return index < count() ? plain_[index] : ""; }

 private:
  std::map<std::string, std::string> given_;
  std::vector<std::string> plain_;
};

}  // namespace lifeboat::regedit
