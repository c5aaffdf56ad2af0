// A byte relay between a viewer and a console that can be cut like a cable; further connections go through again.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>

namespace lifeboat::testing {

class Relay {
 public:
  explicit Relay(std::uint16_t to_port);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  // Ends the connections that there are. With `for_good` none comes about any more.
  void cut(bool for_good = false);
  // Bytes that came from the console's side so far.
  [[nodiscard]] std::uint64_t bytes_from_console() const { return bytes_from_console_; }

 private:
  void run();
  // How many bytes went through; 0 at the end of one side.
  static std::size_t pass(int from, int to);

  std::uint16_t to_port_, port_ = 0;
  int listener_ = -1, wake_ = -1;
  std::atomic<bool> is_over_ = false, is_cut_ = false, refuses_ = false;
  std::atomic<std::uint64_t> bytes_from_console_ = 0;
  std::thread thread_;
};

}  // namespace lifeboat::testing
