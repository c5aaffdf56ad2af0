#include "plugins/remote/session/server.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace lifeboat::remote::session {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using protocol::Clock;
using protocol::TimePoint;

constexpr std::chrono::milliseconds k_accept_again_after{100};

asio::ip::tcp protocol_of(const Listener& listener) {
  return listener.is_ipv6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4();
}

// "10.5.14.52" also for a connection over an IPv6 socket.
std::string address_of(const asio::ip::tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return {};
  auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

}  // namespace

// The descriptors that Asio watches are duplicates: the links own theirs.
Server::Server(Parts parts)
    : lobby_(std::move(parts.lobby)),
      port_(parts.listener.port),
      acceptor_(context_, protocol_of(parts.listener), parts.listener.fd.release()),
      screen_(std::move(parts.screen)),
      control_(std::move(parts.control)),
      screen_watch_(context_, ::dup(screen_.fd())),
      control_watch_(context_, ::dup(control_.fd())),
      timer_(context_),
      accept_timer_(context_) {}

void Server::run() {
  accept_next();
  watch(screen_watch_, &Server::read_screen);
  watch(control_watch_, &Server::read_control);
  after_any_event();
  context_.run();
}

void Server::stop() {
  if (session_) session_->close(protocol::GoodbyeReason::console_closed);
  session_.reset();
  context_.stop();
}

void Server::accept_next() {
  acceptor_.async_accept([this](const error_code& error, asio::ip::tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) return accept_later();
    admit(std::move(socket));
    after_any_event();
    accept_next();
  });
}

// No descriptor left, most likely: at once again would be a loop.
void Server::accept_later() {
  accept_timer_.expires_after(k_accept_again_after);
  accept_timer_.async_wait([this](const error_code& error) {
    if (!error) accept_next();
  });
}

void Server::admit(asio::ip::tcp::socket socket) {
  std::string address = address_of(socket);
  if (address.empty()) return;  // gone already
  auto peer = lobby_->admit(address, Clock::now());
  if (!peer) return;
  connections_.push_back(std::make_shared<Connection>(std::move(socket), std::move(address), std::move(peer),
                                                      [this](Connection& connection) { on_step(connection); }));
  connections_.back()->start();
}

void Server::watch(asio::posix::stream_descriptor& channel, void (Server::*read)()) {
  channel.async_wait(asio::posix::descriptor_base::wait_read, [this, &channel, read](const error_code& error) {
    if (error) return;
    (this->*read)();
    after_any_event();
    watch(channel, read);
  });
}

void Server::read_screen() {
  auto news = screen_.read();
  if (!news) return stop();
  for (const lb_record_decision& decision : news.value().decisions) {
    if (session_ && session_->id() == decision.session) apply(session_->decide(decision.decision));
  }
  if (session_) session_->take(news.value());
}

void Server::read_control() {
  auto orders = control_.read();
  if (!orders) return stop();
  for (const OrderRecord& order : orders.value()) {
    if (order.order == Order::new_ticket && !session_) lobby_->renew_ticket(Clock::now());
    if (order.order != Order::only_address) continue;
    if (auto source = protocol::source_of(get_text(order.address))) lobby_->allow_only(source.value());
  }
}

void Server::on_step(Connection& connection) {
  if (session_ && session_->owns(connection)) {
    apply(session_->serve(Clock::now()));
  } else if (connection.peer().authenticated() && connection.hand_over()) {
    // Also one that proved the ticket and is over already: the Lobby counts it as the session, so it must end as one.
    begin_session(connection.shared_from_this());
  }
  after_any_event();
}

// The Lobby opens only one ticket-mode connection, and resume-mode ones with the session's own key.
void Server::begin_session(const std::shared_ptr<Connection>& connection) {
  if (!session_) {
    session_.emplace(++last_session_id_, screen_, connection);
  } else if (connection->peer().authenticated()->is_resumed) {
    apply(session_->resume(connection));
  } else {
    connection->peer().close();
    return;
  }
  if (session_) apply(session_->serve(Clock::now()));  // what came together with the last message of the handshake
}

void Server::apply(SessionEnd end) {
  if (end == SessionEnd::lost) lobby_->session_lost(Clock::now());
  if (end != SessionEnd::over) return;
  screen_.ended(session_->id());
  session_.reset();
  lobby_->session_over();
}

void Server::after_any_event() {
  const TimePoint now = Clock::now();
  if (session_ && session_->is_lost() && lobby_->resume_deadline().value_or(now) <= now) apply(SessionEnd::over);
  if (session_) session_->pump(now);
  if (session_ && session_->is_connection_over()) apply(session_->serve(now));
  flush_screen();
  sweep();
  control_.tell(status());
  wait_for_deadline();
}

void Server::flush_screen() {
  if (!screen_.flush()) return stop();
  if (!screen_.has_unsent() || std::exchange(is_waiting_to_flush_, true)) return;
  screen_watch_.async_wait(asio::posix::descriptor_base::wait_write, [this](const error_code& error) {
    is_waiting_to_flush_ = false;
    if (!error) after_any_event();
  });
}

void Server::wait_for_deadline() {
  if (!session_) return;
  const auto due = session_->is_lost() ? lobby_->resume_deadline() : session_->deadline();
  if (!due) return;
  timer_.expires_at(*due);
  timer_.async_wait([this](const error_code& error) {
    if (error) return;
    if (session_ && !session_->is_lost()) apply(session_->serve(Clock::now()));
    after_any_event();
  });
}

// Connections that the Lobby has closed to make room write their last words; closed ones go.
void Server::sweep() {
  for (const auto& connection : connections_) {
    if (connection->peer().ending()) connection->pump();
  }
  std::erase_if(connections_, [](const auto& connection) { return connection->is_closed(); });
}

Phase Server::phase() const {
  if (session_) {
    if (session_->is_lost()) return Phase::lost;
    return session_->is_open() ? Phase::connected : Phase::asking;
  }
  return lobby_->ticket().empty() ? Phase::ended : Phase::waiting;
}

StatusRecord Server::status() const {
  StatusRecord status;
  status.phase = phase();
  status.port = port_;
  status.wrong_guesses = lobby_->wrong_guesses();
  put_text(status.ticket, lobby_->ticket());
  const auto guessing = lobby_->guessing_addresses();
  for (std::size_t i = 0; i < std::min(guessing.size(), k_max_shown_addresses); ++i) {
    put_text(status.guessing[i], guessing[i]);
  }
  return status;
}

}  // namespace lifeboat::remote::session
