// `lifeboat-net` as a child: started with its two channels, ended by closing them, which the destructor
// does; it waits half a second at most.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::remote {

struct NetOptions {
  std::uint16_t port = 0;  // 0: any
  std::vector<std::string> allow_from;
  std::filesystem::path program;  // "" : lifeboat-net in the plug-in's own folder
};

class NetProcess {
 public:
  [[nodiscard]] static sdk::Outcome<NetProcess> start(const NetOptions& options);
  NetProcess(NetProcess&& other) noexcept;
  NetProcess& operator=(NetProcess&&) = delete;
  ~NetProcess();

  // Our end of the control channel (session/control_channel.hpp).
  [[nodiscard]] int control() const { return control_.get(); }
  // The host's end of the screen channel, to be handed over once.
  [[nodiscard]] int take_screen() { return screen_.release(); }

 private:
  NetProcess(pid_t id, sdk::UniqueFd control, sdk::UniqueFd screen)
      : id_(id), control_(std::move(control)), screen_(std::move(screen)) {}
  pid_t id_;
  sdk::UniqueFd control_, screen_;
};

}  // namespace lifeboat::remote
