// Actions: `lifeboat <command> <action> …` without a screen (lifeboat/ext/actions.h). An action is a function
// `lb_status run(ActionCall&)`; its answer is the exit code. What it throws is written to standard error: a Failed
// with its own status, anything else as LB_REFUSED (3).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../ext/actions.h"
#include "host.hpp"

namespace lifeboat::sdk {

class ActionCall {
 public:
  explicit ActionCall(const lb_action_call* call) : call_(call) {}

  [[nodiscard]] Host host() const { return Host(call_->host); }
  [[nodiscard]] std::size_t count() const { return call_->argument_count; }
  // "" past the end.
  [[nodiscard]] std::string argument(std::size_t index) const {
    return index < count() ? call_->arguments[index] : "";
  }
  [[nodiscard]] std::vector<std::string> arguments() const { return {call_->arguments, call_->arguments + count()}; }
  [[nodiscard]] bool wants_json() const { return call_->wants_json; }
  void out(std::string_view text) const { call_->write(call_, 1, text.data(), text.size()); }
  void error(std::string_view text) const { call_->write(call_, 2, text.data(), text.size()); }

 private:
  const lb_action_call* call_;
};

namespace detail {

template <auto Run>
lb_status action_thunk(const lb_action_call* raw) noexcept {
  try {
    ActionCall call(raw);
    try {
      return Run(call);
    } catch (const Failed& failed) {
      call.error(std::string(failed.what()) + '\n');
      return failed.status();
    } catch (const std::exception& error) {
      call.error(std::string(error.what()) + '\n');
    } catch (...) {
      call.error("an exception that is no std::exception\n");
    }
  } catch (...) {
    // No memory even for the message: the exit code has to say it.
  }
  return LB_REFUSED;
}

}  // namespace detail

// One row of a plug-in's action table.
template <auto Run>
constexpr lb_action action(const char* name, const char* usage, const char* summary) {
  return {name, usage, summary, &detail::action_thunk<Run>};
}

// `extensions` ends with nullptr. Both arrays must live for ever.
template <std::size_t Count>
constexpr lb_actions actions(const char* command, const char* const* extensions,
                             const std::array<lb_action, Count>& table) {
  return {sizeof(lb_actions), command, extensions, Count, table.data()};
}

}  // namespace lifeboat::sdk
