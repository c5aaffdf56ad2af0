#include "plugins/tcpip/actions/interrupt.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>

namespace lifeboat::tcpip {

Interrupt::Interrupt() {
  sigset_t wanted;
  ::sigemptyset(&wanted);
  ::sigaddset(&wanted, SIGINT);
  ::sigaddset(&wanted, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
  signals_ = sdk::UniqueFd(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
}

bool Interrupt::has_come() const {
  pollfd signal{signals_.get(), POLLIN, 0};
  return ::poll(&signal, 1, 0) == 1;
}

}  // namespace lifeboat::tcpip
