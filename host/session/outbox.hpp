// What the host has to say and the server has not read yet. It does not grow with time: damage is joined, a newer
// picture or cursor takes the place of the older, and decisions are at most one a session. One thread at a time.
#pragma once

#include <lifeboat/screen_channel.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <span>

#include "host/screen/display.hpp"
#include "host/session/channel_socket.hpp"

namespace lifeboat::session {

// A picture to hand over, with its read-only descriptor.
struct HandedPicture {
  UniqueFd fd;
  screen::Size size;
  std::size_t stride_bytes = 0;
  std::uint32_t scale_percent = 100;
};

struct FrameFacts {
  std::uint64_t input_id = 0;
  std::uint64_t drawn_at_us = 0;
};

class Outbox {
 public:
  void decide(std::uint32_t session, std::uint32_t decision);
  // All that was said of an older picture is forgotten.
  void hand_over(HandedPicture picture);
  // Within the picture handed over last.
  void add_damage(std::span<const screen::Rect> damage, const FrameFacts& facts);
  void set_cursor(screen::Cursor cursor);
  // Picture, damage and cursor that were not sent yet are not sent.
  void forget_picture();

  [[nodiscard]] bool is_empty() const { return decisions_.empty() && !picture_ && !cursor_ && !has_damage_; }
  // Sends what the socket takes.
  [[nodiscard]] ChannelSocket::Sent flush(ChannelSocket& socket);

 private:
  [[nodiscard]] ChannelSocket::Sent send_picture(ChannelSocket& socket) const;

  std::deque<lb_record_decision> decisions_;
  std::optional<HandedPicture> picture_;
  std::optional<std::uint32_t> cursor_;
  screen::Size size_;
  bool has_damage_ = false;
  std::uint64_t sequence_ = 0;
  lb_record_damage damage_{};
};

}  // namespace lifeboat::session
