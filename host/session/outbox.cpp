#include "host/session/outbox.hpp"

#include <cstring>
#include <utility>

namespace lifeboat::session {
namespace {

using Sent = ChannelSocket::Sent;

template <class Record>
std::span<const std::byte> bytes_of(const Record& record) {
  return std::as_bytes(std::span(&record, 1));
}

template <class Record>
Record make(std::uint32_t type) {
  Record record{};
  record.head = {type, sizeof record};
  return record;
}

void mark(std::uint8_t* tiles, const screen::Rect& rect, int tiles_a_row) {
  for (int y = rect.y / LB_SCREEN_TILE_PX; y * LB_SCREEN_TILE_PX < rect.bottom(); ++y) {
    for (int x = rect.x / LB_SCREEN_TILE_PX; x * LB_SCREEN_TILE_PX < rect.right(); ++x) {
      const auto index = static_cast<std::size_t>(y * tiles_a_row + x);
      tiles[index / 8] = static_cast<std::uint8_t>(tiles[index / 8] | (1U << (index % 8)));
    }
  }
}

}  // namespace

void Outbox::decide(std::uint32_t session, std::uint32_t decision) {
  auto record = make<lb_record_decision>(LB_RECORD_DECISION);
  record.session = session;
  record.decision = decision;
  decisions_.push_back(record);
}

void Outbox::hand_over(HandedPicture picture) {
  size_ = picture.size;
  picture_ = std::move(picture);
  damage_ = {};
  has_damage_ = false;
}

void Outbox::add_damage(std::span<const screen::Rect> damage, const FrameFacts& facts) {
  const screen::Rect all{0, 0, size_.width, size_.height};
  const int tiles_a_row = (size_.width + LB_SCREEN_TILE_PX - 1) / LB_SCREEN_TILE_PX;
  for (const screen::Rect& rect : damage) mark(damage_.tiles, screen::intersection(rect, all), tiles_a_row);
  damage_.input_id = facts.input_id;
  damage_.drawn_at_us = facts.drawn_at_us;
  damage_.sequence = ++sequence_;
  has_damage_ = true;
}

void Outbox::forget_picture() {
  picture_.reset();
  cursor_.reset();
  damage_ = {};
  has_damage_ = false;
}

void Outbox::set_cursor(screen::Cursor cursor) {
  switch (cursor) {
    case screen::Cursor::arrow: cursor_ = LB_CURSOR_ARROW; break;
    case screen::Cursor::text: cursor_ = LB_CURSOR_TEXT; break;
    case screen::Cursor::hand: cursor_ = LB_CURSOR_HAND; break;
    case screen::Cursor::resize_horizontal: cursor_ = LB_CURSOR_RESIZE_HORIZONTAL; break;
  }
}

Sent Outbox::send_picture(ChannelSocket& socket) const {
  auto record = make<lb_record_picture>(LB_RECORD_PICTURE);
  record.width = static_cast<std::uint32_t>(picture_->size.width);
  record.height = static_cast<std::uint32_t>(picture_->size.height);
  record.stride_bytes = static_cast<std::uint32_t>(picture_->stride_bytes);
  record.scale_percent = picture_->scale_percent;
  return socket.send(bytes_of(record), picture_->fd.get());
}

Sent Outbox::flush(ChannelSocket& socket) {
  for (; !decisions_.empty(); decisions_.pop_front()) {
    if (const auto sent = socket.send(bytes_of(decisions_.front())); sent != Sent::yes) return sent;
  }
  if (picture_) {
    if (const auto sent = send_picture(socket); sent != Sent::yes) return sent;
    picture_.reset();
  }
  if (cursor_) {
    auto record = make<lb_record_cursor>(LB_RECORD_CURSOR);
    record.shape = *cursor_;
    if (const auto sent = socket.send(bytes_of(record)); sent != Sent::yes) return sent;
    cursor_.reset();
  }
  if (has_damage_) {
    damage_.head = {LB_RECORD_DAMAGE, sizeof damage_};
    if (const auto sent = socket.send(bytes_of(damage_)); sent != Sent::yes) return sent;
    damage_ = {};
    has_damage_ = false;
  }
  return Sent::yes;
}

}  // namespace lifeboat::session
