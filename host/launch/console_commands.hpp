// The console's part of netstart, remoterecovery, waitforconnection and recenv: Remote Connection is opened and waited
// for here; the network and the recovery options belong to the boot flow. UI thread only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/launch/control_commands.hpp"
#include "host/session/remote_session.hpp"
#include "host/toolset/script_notices.hpp"
#include "host/toolset/workspace.hpp"

namespace lifeboat::launch {

// What the boot flow does when a command asks for it. Both return at once and answer later.
struct BootCommands {
  std::function<void(const NetstartRequest&, Reply)> start_network;
  // Answered when the recovery options end; the console ends right after.
  std::function<void(Reply)> show_recovery_options;
};

class ConsoleCommands final : public ControlCommands {
 public:
  struct Setup {  // all borrowed
    toolset::Workspace& workspace;
    session::RemoteSession& session;
    toolset::ScriptNotices& notices;
    BootCommands boot;
  };
  explicit ConsoleCommands(Setup setup) : setup_(std::move(setup)) {}

  void netstart(const NetstartRequest& request, Reply reply) override;
  void remoterecovery(const RemoteRecoveryRequest& request, Reply reply) override;
  void waitforconnection(Reply reply) override;
  void recenv(Reply reply) override;
  void notice(const std::string& text, Reply reply) override;

  // After each frame: answers who waits for a technician, or for Remote Connection to open.
  void update();

 private:
  void answer_opening();
  void answer_waiting();
  [[nodiscard]] bool is_remote_open() const;
  [[nodiscard]] std::string why_remote_is_shut() const;

  Setup setup_;
  std::vector<Reply> opening_;  // of remoterecovery
  std::vector<Reply> waiting_;  // of waitforconnection
};

}  // namespace lifeboat::launch
