// Signals as something to poll: blocked while this lives, delivered in a descriptor.
#pragma once

#include <csignal>
#include <initializer_list>
#include <optional>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::supervisor {

class SignalQueue {
 public:
  [[nodiscard]] static Result<SignalQueue> create(std::initializer_list<int> numbers);
  SignalQueue(SignalQueue&&) noexcept = default;
  SignalQueue& operator=(SignalQueue&&) = delete;
  // Gives the thread its old mask back.
  ~SignalQueue();

  [[nodiscard]] int get() const { return descriptor_.get(); }
  // Nothing when none waits.
  [[nodiscard]] std::optional<int> next();

 private:
  SignalQueue(UniqueFd descriptor, const sigset_t& before) : descriptor_(std::move(descriptor)), before_(before) {}
  UniqueFd descriptor_;
  sigset_t before_;
};

}  // namespace lifeboat::supervisor
