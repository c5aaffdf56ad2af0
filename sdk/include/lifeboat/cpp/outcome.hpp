// Outcome<T>: a T, or why there is none. What a call of the host answers; `message` is written for people. `value()`
// of a failed outcome throws Failed, which the thunks of plugin.hpp turn into a status with the message, so a tool
// may check, or just go on and let the page or the command say it.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "../plugin.h"

namespace lifeboat::sdk {

struct Failure {
  lb_status status = LB_REFUSED;
  std::string message;
  // Not a failure for good: see LB_BUSY.
  [[nodiscard]] bool is_busy() const { return status == LB_BUSY; }
};

class Failed : public std::exception {
 public:
  explicit Failed(Failure failure) : failure_(std::move(failure)) {}
  [[nodiscard]] const char* what() const noexcept override { return failure_.message.c_str(); }
  [[nodiscard]] lb_status status() const noexcept { return failure_.status; }

 private:
  Failure failure_;
};

template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  [[nodiscard]] bool is_ok() const { return state_.index() == 0; }
  explicit operator bool() const { return is_ok(); }
  [[nodiscard]] T& value() & { return checked(); }
  [[nodiscard]] T&& value() && { return std::move(checked()); }
  [[nodiscard]] T value_or(T other) && { return is_ok() ? std::move(checked()) : std::move(other); }
  // Only of a failed outcome.
  [[nodiscard]] const Failure& failure() const { return std::get<1>(state_); }

 private:
  T& checked() {
    if (!is_ok()) throw Failed(failure());
    return std::get<0>(state_);
  }
  std::variant<T, Failure> state_;
};

template <>
class [[nodiscard]] Outcome<void> {
 public:
  Outcome() = default;
  Outcome(Failure failure) : failure_(std::move(failure)) {}

  [[nodiscard]] bool is_ok() const { return !failure_.has_value(); }
  explicit operator bool() const { return is_ok(); }
  void value() const {
    if (failure_) throw Failed(*failure_);
  }
  [[nodiscard]] const Failure& failure() const { return failure_.value(); }

 private:
  std::optional<Failure> failure_;
};

}  // namespace lifeboat::sdk
