#include "plugins/remote/model/remote_connection.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <exception>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/ext/screen.h"
#include "plugins/remote/model/address_watch.hpp"
#include "plugins/remote/model/addresses.hpp"

namespace lifeboat::remote {

using sdk::tr;
using session::Phase;

namespace {

// The net process has no rights, and what it says is shown: a phase that there is, a ticket that is one or none.
bool is_plausible(const session::StatusRecord& status) {
  const std::string ticket = session::get_text(status.ticket);
  bool is_ticket = ticket.empty() || ticket.size() == 11;
  for (std::size_t i = 0; i < ticket.size(); ++i) {
    const bool is_digit = ticket[i] >= '0' && ticket[i] <= '9';
    is_ticket = is_ticket && (i % 4 == 3 ? ticket[i] == '-' : is_digit);
  }
  return is_ticket && status.phase >= Phase::waiting && status.phase <= Phase::failed;
}

}  // namespace

RemoteConnection::RemoteConnection(sdk::Host host, RemoteSettings settings)
    : host_(host), settings_(std::move(settings)) {}

RemoteConnection::~RemoteConnection() { stop(); }

bool RemoteConnection::take_start_wish() const {
  const auto& screen = host_.extension<lb_screen>(LB_EXT_SCREEN);
  const bool is_known = screen.size >= sizeof(lb_screen);  // not to a console that is older than us
  return is_known && screen.take_start_wish(host_.raw());
}

void RemoteConnection::start() {
  stop();
  const auto& screen = host_.extension<lb_screen>(LB_EXT_SCREEN);
  auto net = NetProcess::start(settings_.net);
  if (!net) {
    snapshot_.problem = net.failure().message;
    return;
  }
  net_.emplace(std::move(net).value());
  if (auto served = host_.outcome(screen.serve(host_.raw(), net_->take_screen())); !served) {
    net_.reset();
    snapshot_.problem = served.failure().message;
    return;
  }
  inventory_ = std::make_unique<Inventory>(settings_.inventory, settings_.inventory_copy);
  stop_ = sdk::UniqueFd(::eventfd(0, EFD_CLOEXEC));
  watcher_ = std::thread([this, control = net_->control(), stop = stop_.get()] {
    try {
      const sdk::UniqueFd addresses = watch_addresses();
      watch(control, addresses.get(), stop);
    } catch (const std::exception&) {  // no memory: the page stays as it was, the console lives
    }
  });
}

void RemoteConnection::stop() {
  if (watcher_.joinable()) {
    ::eventfd_write(stop_.get(), 1);
    watcher_.join();
  }
  if (net_) host_.extension<lb_screen>(LB_EXT_SCREEN).stop(host_.raw());
  net_.reset();
  inventory_.reset();
  snapshot_ = {};
}

void RemoteConnection::new_ticket() { order(session::Order::new_ticket, {}); }

void RemoteConnection::only_address(const std::string& address) { order(session::Order::only_address, address); }

void RemoteConnection::order(session::Order what, const std::string& address) {
  if (!net_) return;
  session::OrderRecord record{what, {}};
  session::put_text(record.address, address);
  // Small records to a process that does nothing but read them: a full socket means that it is gone.
  (void)::send(net_->control(), &record, sizeof record, MSG_DONTWAIT | MSG_NOSIGNAL);
}

Snapshot RemoteConnection::snapshot() const {
  const std::scoped_lock lock(mutex_);
  return snapshot_;
}

void RemoteConnection::watch(int control, int addresses, int stop) {
  take_addresses();
  bool is_running = true;
  while (is_running) {
    std::array<pollfd, 3> waiting{{{control, POLLIN, 0}, {stop, POLLIN, 0}, {addresses, POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[1].revents != 0) return;
    if (waiting[2].revents != 0) {
      drain_address_news(addresses);
      take_addresses();
    }
    if (waiting[0].revents != 0) is_running = take_status(control);
    update_inventory();
    host_.request_frame();
  }
}

bool RemoteConnection::take_status(int control) {
  session::StatusRecord status;
  const ssize_t length = ::recv(control, &status, sizeof status, MSG_DONTWAIT);
  if (length < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  const std::scoped_lock lock(mutex_);
  if (length != static_cast<ssize_t>(sizeof status) || !is_plausible(status)) {
    const bool is_explained = snapshot_.phase == Phase::failed;
    if (!is_explained) snapshot_.problem = tr("Remote Connection ended unexpectedly. Nobody is connected.");
    snapshot_.phase = Phase::failed;
    snapshot_.ticket.clear();
    return false;
  }
  snapshot_.phase = status.phase;
  snapshot_.ticket = session::get_text(status.ticket);
  snapshot_.port = status.port;
  snapshot_.wrong_guesses = status.wrong_guesses;
  snapshot_.problem = session::get_text(status.message);
  snapshot_.guessing.clear();
  for (const auto& address : status.guessing) {
    if (address.front() != '\0') snapshot_.guessing.push_back(session::get_text(address));
  }
  return true;
}

void RemoteConnection::take_addresses() {
  auto addresses = current_addresses();
  const std::scoped_lock lock(mutex_);
  snapshot_.addresses = std::move(addresses);
}

void RemoteConnection::update_inventory() {
  const Snapshot now = snapshot();
  auto updated = inventory_->update({now.ticket, now.port, now.addresses});
  const std::scoped_lock lock(mutex_);
  snapshot_.inventory_problem = updated ? std::string() : updated.failure().message;
}

}  // namespace lifeboat::remote
