#include "plugins/remote/viewer/console_link.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace lifeboat::remote::viewer {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// TCP repeats its first packet after 1, 3 and 7 seconds; who has not answered then is not there.
constexpr std::chrono::seconds k_connect_limit{10};

ConnectFailure failure_of(const error_code& error) {
  if (error == asio::error::connection_refused) return ConnectFailure::refused;
  if (error == asio::error::timed_out) return ConnectFailure::timed_out;
  const bool is_unreachable = error == asio::error::network_unreachable || error == asio::error::host_unreachable ||
                              error == asio::error::network_down ||
                              error == asio::error::address_family_not_supported;
  return is_unreachable ? ConnectFailure::unreachable : ConnectFailure::other;
}

}  // namespace

ConsoleLink::ConsoleLink(asio::io_context& context, ConsoleAddress to, protocol::ViewerCredentials credentials,
                         Events events)
    : to_(std::move(to)),
      credentials_(std::move(credentials)),
      events_(std::move(events)),
      socket_(context),
      timer_(context) {}

void ConsoleLink::start() {
  error_code error;
  const auto address = asio::ip::make_address(to_.address, error);
  timer_.expires_after(k_connect_limit);
  timer_.async_wait([self = shared_from_this()](const error_code& cancelled) {
    if (!cancelled && self->connection_ == nullptr) self->fail(ConnectFailure::timed_out, {});
  });
  socket_.async_connect({address, to_.port}, [self = shared_from_this()](const error_code& failed) {
    if (!self->is_over_) self->connected(failed);
  });
}

void ConsoleLink::connected(const error_code& error) {
  if (error) return fail(failure_of(error), error.message());
  timer_.cancel();
  auto made = protocol::ViewerPeer::create(std::move(credentials_), protocol::Clock::now());
  if (!made) return fail(ConnectFailure::other, made.failure().message);
  auto peer = std::move(made).value();
  peer_ = peer.get();
  connection_ = std::make_shared<session::Connection>(
      std::move(socket_), to_.address, std::move(peer), [weak = weak_from_this()](session::Connection& connection) {
        const auto self = weak.lock();
        if (self) self->step(static_cast<protocol::ViewerPeer&>(connection.peer()));
      });
  connection_->start();
  connection_->pump();
}

void ConsoleLink::step(protocol::ViewerPeer& peer) {
  if (is_over_) return;
  // Not the stage: a No may come in the same bytes as the welcome, and then the peer is over already.
  if (!is_open_ && peer.authenticated()) {
    is_open_ = true;
    events_.on_open(peer.take_resume_pass());
  }
  while (!is_over_ && is_open_) {
    auto frame = peer.next_frame();
    if (!frame) break;
    events_.on_frame(std::move(*frame));
  }
  if (is_over_ || !peer.ending()) return;
  LinkEnd how;
  how.ending = *peer.ending();
  if (!is_open_) how.pass = peer.take_pass_for_retry();
  end(std::move(how));
}

// A pass that was not used is handed back.
void ConsoleLink::fail(ConnectFailure failure, std::string detail) {
  LinkEnd how;
  how.connect_failure = failure;
  how.detail = std::move(detail);
  how.pass = std::move(credentials_.resume);
  error_code ignored;
  socket_.close(ignored);
  end(std::move(how));
}

void ConsoleLink::end(LinkEnd how) {
  if (std::exchange(is_over_, true)) return;
  timer_.cancel();
  events_.on_over(std::move(how));
}

void ConsoleLink::send(const protocol::Message& message) {
  if (!is_open() || peer_->stage() != protocol::Stage::open) return;
  peer_->send(static_cast<std::uint16_t>(protocol::type_of(message)), protocol::encode_message(message));
  connection_->pump();
}

void ConsoleLink::close() {
  is_over_ = true;
  timer_.cancel();
  error_code ignored;
  if (!connection_) {
    socket_.close(ignored);
    return;
  }
  peer_->close();
  connection_->pump();
}

protocol::TimePoint ConsoleLink::last_heard() const {
  return connection_ ? connection_->last_heard() : protocol::Clock::now();
}

std::uint64_t ConsoleLink::bytes_received() const { return connection_ ? connection_->bytes_received() : 0; }

}  // namespace lifeboat::remote::viewer
