// What the console does for the commands that ask it by the control socket, one function a request. Each takes its
// time and answers through the Reply; none blocks. UI thread only.
#pragma once

#include <string>

#include "host/launch/control_reply.hpp"

namespace lifeboat::launch {

class ControlCommands {
 public:
  virtual ~ControlCommands() = default;
  virtual void netstart(const NetstartRequest& request, Reply reply) = 0;
  virtual void remoterecovery(const RemoteRecoveryRequest& request, Reply reply) = 0;
  virtual void waitforconnection(Reply reply) = 0;
  // Answers when the recovery options end.
  virtual void recenv(Reply reply) = 0;
  virtual void notice(const std::string& text, Reply reply) = 0;
};

}  // namespace lifeboat::launch
