// Sockets on which each message is one line: LineChannel is a server's end of one client and never blocks, `send_line`
// and `receive_line` are a client's, and wait.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "host/base/unique_fd.hpp"

namespace lifeboat::ui {

class LineChannel {
 public:
  // `fd` does not block. It is watched in `epoll_fd` (borrowed): for reading always, for writing while an answer waits.
  LineChannel(UniqueFd fd, int epoll_fd, std::size_t max_line_bytes);

  // Takes what has come. The other end's close makes it closed, more than the limit without an answer too long.
  void read();
  // The next line without its '\n'; nothing when none is complete, or too much came.
  [[nodiscard]] std::optional<std::string> next_line();
  // The '\n' is added. What the other end does not take now goes with a later `flush`.
  void send(std::string_view line);
  void flush();

  [[nodiscard]] bool is_closed() const { return is_closed_; }
  [[nodiscard]] bool is_too_long() const { return received_.size() > max_line_bytes_; }

 private:
  UniqueFd fd_;
  int epoll_fd_;
  std::size_t max_line_bytes_;
  std::string received_, to_send_;
  bool is_closed_ = false;
};

// Whether all of it was taken.
[[nodiscard]] bool send_line(int fd, std::string_view line);
// The line with its '\n'; without, when the other end closed before, or the limit was reached.
[[nodiscard]] std::string receive_line(int fd, std::size_t max_bytes);

}  // namespace lifeboat::ui
