#include "plugins/remote/session/connection.hpp"

#include <netinet/tcp.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <utility>

namespace lifeboat::remote::session {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// One TLS record and a little more; what is left comes at the next turn.
constexpr std::size_t k_read_bytes = 20 * 1024;
// What the kernel may hold unsent: the queue lives with the encoder, which can drop frames.
constexpr int k_unsent_in_kernel_bytes = 32 * 1024;

// A session's picture never comes near it. It is the answers that TLS itself owes (to key updates, say) that a hostile
// viewer could let grow by not reading them.
constexpr std::size_t k_max_unsent_bytes = 8U << 20;

// For the last bytes of a connection that is over.
constexpr std::chrono::seconds k_time_to_close{2};

void tune(asio::ip::tcp::socket& socket) {
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  const int bytes = k_unsent_in_kernel_bytes;
  (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes);
}

bool is_again(const error_code& error) { return error == asio::error::would_block || error == asio::error::try_again; }

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::string address, std::unique_ptr<protocol::Peer> peer,
                       OnStep on_step)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      address_(std::move(address)),
      peer_(std::move(peer)),
      on_step_(std::move(on_step)),
      last_heard_(protocol::Clock::now()) {}

void Connection::start() {
  tune(socket_);
  wait_for_bytes();
  wait_for_deadline();
}

void Connection::set_paused(bool is_paused) {
  is_paused_ = is_paused;
  wait_for_bytes();
}

void Connection::wait_for_bytes() {
  const bool may_read = !is_closed() && !peer_->ending() && !is_paused_ && unsent_bytes() <= k_max_unsent_bytes;
  if (!may_read || std::exchange(is_waiting_for_bytes_, true)) return;
  socket_.async_wait(asio::socket_base::wait_read, [self = shared_from_this()](const error_code& error) {
    self->is_waiting_for_bytes_ = false;
    if (error || self->is_closed()) return;
    if (!self->is_paused_) self->read_bytes();
    self->wait_for_bytes();
  });
}

void Connection::read_bytes() {
  std::array<std::uint8_t, k_read_bytes> bytes;
  error_code error;
  const std::size_t count = socket_.read_some(asio::buffer(bytes), error);
  if (is_again(error)) return;
  last_heard_ = protocol::Clock::now();
  bytes_received_ += error ? 0 : count;
  peer_->receive(std::span(bytes).first(error ? 0 : count), last_heard_);
  step();
}

void Connection::pump() {
  if (is_closed()) return;
  write_bytes();
  // The end waits for the last bytes, if somebody still takes them.
  const bool is_too_late = closes_at_ && protocol::Clock::now() >= *closes_at_;
  if (peer_->ending() && (peer_->output().empty() || is_too_late)) return close_socket();
  if (peer_->ending()) wait_for_deadline();
  wait_for_bytes();
}

void Connection::close_socket() {
  error_code ignored;
  timer_.cancel();
  socket_.shutdown(asio::socket_base::shutdown_both, ignored);
  socket_.close(ignored);
}

void Connection::step() {
  const auto self = shared_from_this();  // the callback may let go of us
  on_step_(*this);
  pump();
  if (!is_closed()) wait_for_deadline();
}

void Connection::write_bytes() {
  while (!peer_->output().empty()) {
    error_code error;
    const auto output = peer_->output();
    const std::size_t count = socket_.write_some(asio::buffer(output.data(), output.size()), error);
    if (is_again(error)) {
      if (!stuck_since_) stuck_since_ = protocol::Clock::now();
      return wait_for_room();
    }
    stuck_since_.reset();
    if (error) {
      peer_->wrote(output.size());  // nobody takes them any more
      peer_->receive({}, protocol::Clock::now());
      return;
    }
    peer_->wrote(count);
  }
}

void Connection::wait_for_room() {
  if (std::exchange(is_waiting_for_room_, true)) return;
  socket_.async_wait(asio::socket_base::wait_write, [self = shared_from_this()](const error_code& error) {
    self->is_waiting_for_room_ = false;
    if (error || self->is_closed()) return;
    self->write_bytes();
    self->step();
  });
}

std::optional<protocol::TimePoint> Connection::next_deadline() {
  if (!peer_->ending()) return peer_->deadline();
  if (!closes_at_) closes_at_ = protocol::Clock::now() + k_time_to_close;
  return closes_at_;
}

void Connection::wait_for_deadline() {
  const auto deadline = next_deadline();
  if (!deadline) return;
  if (timer_.expiry() == *deadline) return;
  timer_.expires_at(*deadline);
  timer_.async_wait([self = shared_from_this()](const error_code& error) {
    if (error || self->is_closed()) return;
    self->peer_->tick(protocol::Clock::now());
    self->step();
  });
}

}  // namespace lifeboat::remote::session
