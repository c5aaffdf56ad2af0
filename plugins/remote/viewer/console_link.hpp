// One attempt to reach a console and, if it succeeds, the connection: TCP, then the Peer's handshake, then frames.
// Runs on the io_context's thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"
#include "plugins/remote/session/connection.hpp"
#include "plugins/remote/viewer/sentences.hpp"

namespace lifeboat::remote::viewer {

struct ConsoleAddress {
  std::string address;
  std::uint16_t port = 0;
};

// How a link ended: TCP never came about, or the Peer says why.
struct LinkEnd {
  std::optional<ConnectFailure> connect_failure;
  std::string detail;  // of it, in the system's words
  protocol::Ending ending;
  // What another attempt may use.
  std::optional<protocol::ResumePass> pass;
};

class ConsoleLink : public std::enable_shared_from_this<ConsoleLink> {
 public:
  struct Events {
    std::function<void(protocol::ResumePass)> on_open;
    std::function<void(protocol::Frame)> on_frame;
    std::function<void(LinkEnd)> on_over;  // once, and then nothing
  };
  ConsoleLink(boost::asio::io_context& context, ConsoleAddress to, protocol::ViewerCredentials credentials,
              Events events);

  void start();
  void send(const protocol::Message& message);
  // Says what was sent and close_notify, then closes. No more events.
  void close();
  [[nodiscard]] bool is_open() const { return is_open_ && !is_over_; }
  [[nodiscard]] protocol::TimePoint last_heard() const;
  [[nodiscard]] std::uint64_t bytes_received() const;

 private:
  void connected(const boost::system::error_code& error);
  void step(protocol::ViewerPeer& peer);
  void end(LinkEnd how);
  void fail(ConnectFailure failure, std::string detail);

  ConsoleAddress to_;
  protocol::ViewerCredentials credentials_;
  Events events_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer timer_;
  std::shared_ptr<session::Connection> connection_;
  protocol::ViewerPeer* peer_ = nullptr;  // the connection's
  bool is_open_ = false, is_over_ = false;
};

}  // namespace lifeboat::remote::viewer
