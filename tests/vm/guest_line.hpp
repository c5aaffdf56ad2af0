// The line to a virtual machine: its second serial port, on which root/etc/agent takes commands. QEMU connects to a socket
// of ours, so nothing is said into the void before the guest is there.
#pragma once

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "lifeboat/cpp/unique_fd.hpp"
#include "tests/e2e/process.hpp"

namespace lifeboat::vm {

class GuestLine {
 public:
  // Listens; `socket` is what QEMU is told to connect to.
  explicit GuestLine(const std::filesystem::path& socket);

  // Until the agent says that it is there; throws when it does not come.
  void wait_for_agent();
  // One line for the guest's shell; errors come in `output`, in their order. Throws when the machine ends, or takes
  // longer than a program can.
  [[nodiscard]] e2e::Finished run(const std::string& command);

 private:
  [[nodiscard]] e2e::Finished read_answer();

  sdk::UniqueFd listener_, line_;
};

// The machine ended, or says nothing any more.
struct NoAnswer : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace lifeboat::vm
