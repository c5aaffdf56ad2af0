// A runtime folder for one test, and what a command does with it.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <future>
#include <string>

#include "host/launch/control_client.hpp"
#include "host/launch/runtime_folder.hpp"
#include "host/ui/line_channel.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::launch {

// Far beyond what any step takes; waiting for it means failure.
inline constexpr std::chrono::seconds k_patience{20};

class Desk {
 public:
  [[nodiscard]] ClientSetup client(std::chrono::milliseconds return_patience = k_patience) const {
    return {.runtime_folder = runtime, .start_patience = k_patience, .return_patience = return_patience};
  }
  [[nodiscard]] UniqueFd connect() const {
    auto fd = ui::connect_to(control_socket_of(runtime).string());
    REQUIRE(fd);
    return std::move(*fd);
  }
  [[nodiscard]] std::string converse(std::string_view line) const {
    const UniqueFd fd = connect();
    (void)ui::send_line(fd.get(), line);
    return ui::receive_line(fd.get(), k_max_control_line_bytes);
  }

  testing::TemporaryFolder folder;
  std::filesystem::path runtime = folder.path() / "run";
};

[[nodiscard]] inline std::future<int> in_background(const ClientSetup& setup, const Invocation& invocation) {
  return std::async(std::launch::async, [setup, invocation] { return run_client(invocation, setup); });
}

}  // namespace lifeboat::launch
