// One TCP connection and its Peer: moves bytes between the socket and the protocol, and keeps the protocol's clock.
// What it means is the Server's business, which is called back. Runs on the one thread of the io_context.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::session {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // Called after each step (bytes came or went, time passed), when the Peer may have news. May close the connection.
  using OnStep = std::function<void(Connection&)>;

  Connection(boost::asio::ip::tcp::socket socket, std::string address, std::unique_ptr<protocol::Peer> peer,
             OnStep on_step);

  void start();
  // True the first time: an authenticated connection is handed to the session once.
  [[nodiscard]] bool hand_over() { return !std::exchange(is_handed_over_, true); }
  // While true nothing is read: TCP itself then slows the other side down.
  void set_paused(bool is_paused);
  // After something was sent through the Peer, or another connection changed it: writes, and looks at the end.
  void pump();

  [[nodiscard]] protocol::Peer& peer() { return *peer_; }
  [[nodiscard]] const std::string& address() const { return address_; }
  // The socket is closed; the Peer has said its last.
  [[nodiscard]] bool is_closed() const { return !socket_.is_open(); }
  // Encrypted bytes that the kernel has not taken.
  [[nodiscard]] std::size_t unsent_bytes() const { return peer_->output().size(); }
  [[nodiscard]] protocol::TimePoint last_heard() const { return last_heard_; }
  // Since when the kernel takes nothing though there is something; nothing while it does.
  [[nodiscard]] std::optional<protocol::TimePoint> stuck_since() const { return stuck_since_; }
  [[nodiscard]] std::uint64_t bytes_received() const { return bytes_received_; }

 private:
  // Keeps one wait going while there is a reason to read: not once the Peer is over, nor while too much waits to be
  // written, nor while paused.
  void wait_for_bytes();
  void read_bytes();
  void write_bytes();
  void wait_for_room();
  void wait_for_deadline();
  [[nodiscard]] std::optional<protocol::TimePoint> next_deadline();
  void step();
  void close_socket();

  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer timer_;
  std::string address_;
  std::unique_ptr<protocol::Peer> peer_;
  OnStep on_step_;
  bool is_waiting_for_bytes_ = false;
  bool is_waiting_for_room_ = false;
  bool is_paused_ = false;
  bool is_handed_over_ = false;
  std::optional<protocol::TimePoint> stuck_since_;
  protocol::TimePoint last_heard_;
  std::uint64_t bytes_received_ = 0;
  std::optional<protocol::TimePoint> closes_at_;  // once the Peer is over: the other side may not be reading
};

}  // namespace lifeboat::remote::session
