// What the network's thread has to say and the UI thread wants to know: one copy under a lock, and a word to the
// observer when it changed. Any thread.
#pragma once

#include <mutex>

#include "plugins/remote/viewer/remote_session.hpp"

namespace lifeboat::remote::viewer {

class SessionBoard {
 public:
  explicit SessionBoard(SessionObserver observer) : observer_(std::move(observer)) {}

  // UI thread.
  [[nodiscard]] SessionStatus status() const;
  [[nodiscard]] TrafficFigures traffic() const;
  [[nodiscard]] screen::PixelView picture() const;
  [[nodiscard]] PictureChange take_change();

  // The network's thread. Once over, it stays so.
  void set_state(SessionState state);
  void set_address(const std::string& address);
  void set_encoder(const std::string& encoder);
  void set_cursor(screen::Cursor cursor);
  void set_picture(screen::PixelView picture);
  void add_change(const std::vector<screen::Rect>& areas, std::uint64_t input_id, bool is_exact, bool has_video);
  void set_bytes_received(std::uint64_t bytes);
  void set_over(std::string sentence, bool was_open, bool is_ticket_refused);

 private:
  mutable std::mutex mutex_;
  SessionObserver observer_;
  SessionStatus status_;
  TrafficFigures traffic_;
  screen::PixelView picture_;
  PictureChange change_;
  bool has_told_ = false;  // of the change, and nobody took it yet
};

}  // namespace lifeboat::remote::viewer
