#include "host/loader/supervisor/signal_queue.hpp"

#include <sys/signalfd.h>

#include <cerrno>
#include <cstring>

namespace lifeboat::supervisor {

Result<SignalQueue> SignalQueue::create(std::initializer_list<int> numbers) {
  sigset_t wanted;
  sigset_t before;
  ::sigemptyset(&wanted);
  for (const int number : numbers) ::sigaddset(&wanted, number);
  ::sigprocmask(SIG_BLOCK, &wanted, &before);
  UniqueFd descriptor(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!descriptor.is_open()) return fail(ErrorKind::io, std::string("signalfd: ") + std::strerror(errno));
  return SignalQueue(std::move(descriptor), before);
}

SignalQueue::~SignalQueue() {
  if (descriptor_.is_open()) ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<int> SignalQueue::next() {
  signalfd_siginfo info{};
  if (::read(descriptor_.get(), &info, sizeof info) != sizeof info) return std::nullopt;
  return static_cast<int>(info.ssi_signo);
}

}  // namespace lifeboat::supervisor
