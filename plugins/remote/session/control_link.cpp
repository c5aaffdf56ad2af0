#include "plugins/remote/session/control_link.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace lifeboat::remote::session {

sdk::Outcome<std::vector<OrderRecord>> ControlLink::read() {
  std::vector<OrderRecord> orders;
  while (true) {
    OrderRecord order;
    const ssize_t length = ::recv(fd_.get(), &order, sizeof order, MSG_DONTWAIT);
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) return orders;
    if (length != static_cast<ssize_t>(sizeof order)) return sdk::Failure{LB_REFUSED, "Remote Connection was closed"};
    orders.push_back(order);
  }
}

void ControlLink::tell(const StatusRecord& status) {
  if (told_ && std::memcmp(&*told_, &status, sizeof status) == 0) return;
  if (::send(fd_.get(), &status, sizeof status, MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof status)) {
    told_ = status;
  }
}

}  // namespace lifeboat::remote::session
