// The whole of `lifeboat-net` behind its sandbox: accepts connections, lets the Lobby judge them, runs the one session,
// and tells host and plug-in. One thread, one io_context; ends when the host or the plug-in goes away.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <optional>

#include "plugins/remote/protocol/console_peer.hpp"
#include "plugins/remote/session/connection.hpp"
#include "plugins/remote/session/control_link.hpp"
#include "plugins/remote/session/listener.hpp"
#include "plugins/remote/session/screen_link.hpp"
#include "plugins/remote/session/screen_session.hpp"

namespace lifeboat::remote::session {

class Server {
 public:
  struct Parts {
    Listener listener;
    std::unique_ptr<protocol::Lobby> lobby;
    sdk::UniqueFd control;
    sdk::UniqueFd screen;
  };
  explicit Server(Parts parts);

  // Blocks until the end.
  void run();

 private:
  void accept_next();
  void accept_later();
  void admit(boost::asio::ip::tcp::socket socket);
  void watch(boost::asio::posix::stream_descriptor& channel, void (Server::*read)());
  void read_screen();
  void read_control();
  void flush_screen();
  void on_step(Connection& connection);
  void begin_session(const std::shared_ptr<Connection>& connection);
  void apply(SessionEnd end);
  void after_any_event();
  void wait_for_deadline();
  void sweep();
  [[nodiscard]] StatusRecord status() const;
  [[nodiscard]] Phase phase() const;
  void stop();

  // Before the context: handlers that wait in it hold connections, whose peers know the lobby to their end.
  std::unique_ptr<protocol::Lobby> lobby_;
  boost::asio::io_context context_{1};
  std::uint16_t port_;
  boost::asio::ip::tcp::acceptor acceptor_;
  ScreenLink screen_;
  ControlLink control_;
  boost::asio::posix::stream_descriptor screen_watch_, control_watch_;
  boost::asio::steady_timer timer_, accept_timer_;
  bool is_waiting_to_flush_ = false;
  std::list<std::shared_ptr<Connection>> connections_;
  std::optional<ScreenSession> session_;
  std::uint32_t last_session_id_ = 0;
};

}  // namespace lifeboat::remote::session
