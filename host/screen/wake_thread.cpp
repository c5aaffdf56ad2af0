#include "host/screen/wake_thread.hpp"

#include <SDL.h>
#include <poll.h>
#include <sys/eventfd.h>

#include <array>

namespace lifeboat::screen {
namespace {

// Whether `fd` became readable; false: the thread is to end.
bool wait_for(int fd, int stop_fd) {
  std::array<pollfd, 2> waiting = {pollfd{fd, POLLIN, 0}, pollfd{stop_fd, POLLIN, 0}};
  while (::poll(waiting.data(), waiting.size(), -1) < 0) {
  }
  return waiting[1].revents == 0;
}

}  // namespace

WakeThread::WakeThread(int fd, unsigned event_type)
    : fd_(fd),
      event_type_(event_type),
      armed_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

WakeThread::~WakeThread() {
  ::eventfd_write(stop_.get(), 1);
  thread_.join();
}

void WakeThread::arm() { ::eventfd_write(armed_.get(), 1); }

void WakeThread::run() {
  while (wait_for(armed_.get(), stop_.get())) {
    eventfd_t ignored = 0;
    ::eventfd_read(armed_.get(), &ignored);
    if (!wait_for(fd_, stop_.get())) return;
    SDL_Event event{};
    event.type = event_type_;
    SDL_PushEvent(&event);
  }
}

}  // namespace lifeboat::screen
