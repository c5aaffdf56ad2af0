// The one session: a technician whose ticket was right, from the question to the person until the end. Turns messages
// of the viewer into records for the host, and the console's picture into updates for the viewer. The session outlives
// its connection: after a lost link another one may take it up again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "plugins/remote/protocol/held_input.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/session/connection.hpp"
#include "plugins/remote/session/screen_link.hpp"
#include "plugins/remote/video/screen_encoder.hpp"

namespace lifeboat::remote::session {

enum class SessionEnd { none, lost, over };

class ScreenSession {
 public:
  ScreenSession(std::uint32_t id, ScreenLink& screen, std::shared_ptr<Connection> connection);

  [[nodiscard]] std::uint32_t id() const { return id_; }
  [[nodiscard]] bool is_open() const { return is_open_; }
  [[nodiscard]] bool is_lost() const { return connection_ == nullptr; }
  // Its connection has ended, and `serve` has not seen that yet.
  [[nodiscard]] bool is_connection_over() const { return connection_ && connection_->peer().ending(); }
  [[nodiscard]] bool owns(const Connection& connection) const { return connection_.get() == &connection; }

  // The connection had a step. What the session is afterwards: lost (the link broke while it was open) or over.
  [[nodiscard]] SessionEnd serve(protocol::TimePoint now);
  // A connection that proved the resume key takes the session up. Over when it is another person's or, before the
  // person's yes, another address's than the one that the question names.
  [[nodiscard]] SessionEnd resume(std::shared_ptr<Connection> connection);
  // The host's word: yes, no, or the end.
  [[nodiscard]] SessionEnd decide(std::uint32_t decision);
  void take(const ScreenNews& news);
  // Sends what is due: an update, a keep-alive. Call after anything happened.
  void pump(protocol::TimePoint now);
  // When to call pump and serve though nothing happens.
  [[nodiscard]] std::optional<protocol::TimePoint> deadline() const;
  // Says goodbye to the viewer and lets the connection go.
  void close(protocol::GoodbyeReason reason);

 private:
  [[nodiscard]] SessionEnd read_frames();
  [[nodiscard]] SessionEnd handle(const protocol::Message& message);
  void send(const protocol::Message& message);
  void send_state();
  void send_picture();
  void send_update(protocol::TimePoint now);
  void let_go(protocol::TimePoint now);
  [[nodiscard]] bool is_dead(protocol::TimePoint now) const;

  std::uint32_t id_;
  std::string name_, address_;  // as the person was told
  ScreenLink& screen_;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<video::ScreenEncoder> encoder_;
  std::string encoder_name_;
  bool is_open_ = false;
  std::uint8_t cursor_ = 0;
  std::uint64_t last_input_id_ = 0;
  protocol::HeldInput held_;
  protocol::TimePoint last_sent_;
};

}  // namespace lifeboat::remote::session
