// The net process's end of the control channel: takes orders, tells its status whenever that changed. Never blocks.
#pragma once

#include <optional>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/remote/session/control_channel.hpp"

namespace lifeboat::remote::session {

class ControlLink {
 public:
  explicit ControlLink(sdk::UniqueFd fd) : fd_(std::move(fd)) {}

  [[nodiscard]] int fd() const { return fd_.get(); }
  // The orders that wait. A failure: the plug-in is gone.
  [[nodiscard]] sdk::Outcome<std::vector<OrderRecord>> read();
  // Sends `status` unless it is what was sent last. A full socket drops it: the next change sends the whole again.
  void tell(const StatusRecord& status);

 private:
  sdk::UniqueFd fd_;
  std::optional<StatusRecord> told_;
};

}  // namespace lifeboat::remote::session
