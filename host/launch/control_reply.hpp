// The answer that a command waits for: given once, now or much later, by whoever holds the Reply. A command that went
// away no longer wants it. UI thread only.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "host/base/text.hpp"
#include "host/launch/control_protocol.hpp"

namespace lifeboat::launch {

// Where the answer goes; it lives as long as the command waits.
class AnswerSink {
 public:
  virtual ~AnswerSink() = default;
  virtual void send(const ControlAnswer& answer) = 0;
};

class Reply {
 public:
  explicit Reply(std::weak_ptr<AnswerSink> sink) : sink_(std::move(sink)) {}
  Reply(Reply&&) noexcept = default;
  // What this one owed before is answered as it would be at its end.
  Reply& operator=(Reply&& other) noexcept {
    std::swap(sink_, other.sink_);
    return *this;
  }
  // A command is never left waiting for an answer that nobody can give any more.
  ~Reply() { not_possible(tr("The console gave no answer.")); }

  // `message` is printed: what came of it ("The address is 10.5.14.52."), or "".
  void done(std::string message = {}) { answer({0, std::move(message)}); }
  void not_possible(std::string reason) { answer({1, std::move(reason)}); }
  // False once it was answered, or the command went away: the work can be given up.
  [[nodiscard]] bool is_wanted() const { return !sink_.expired(); }

 private:
  void answer(const ControlAnswer& answer) {
    if (const auto sink = std::exchange(sink_, {}).lock()) sink->send(answer);
  }
  std::weak_ptr<AnswerSink> sink_;
};

}  // namespace lifeboat::launch
