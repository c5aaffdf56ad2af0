// A cable between viewer and console that a test can pull: forwards the bytes of TCP connections on loopback.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace lifeboat::e2e {

class Relay {
 public:
  explicit Relay(std::uint16_t to_port);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] std::string port() const { return std::to_string(port_); }
  // Ends the connection that is there; the next one is forwarded again.
  void pull();
  // Bytes that the console sent through, so far.
  [[nodiscard]] std::uint64_t bytes_from_console() const { return bytes_from_console_; }

 private:
  void run();
  void forward(int viewer);

  std::uint16_t to_port_, port_ = 0;
  int listener_ = -1;
  int wake_ = -1;  // eventfd: look at the flags
  std::atomic<bool> is_over_ = false;
  std::atomic<bool> is_pulled_ = false;
  std::atomic<std::uint64_t> bytes_from_console_ = 0;
  std::thread thread_;
};

}  // namespace lifeboat::e2e
