#include "tests/vm/guest_line.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <stdexcept>

namespace lifeboat::vm {
namespace {

// Emulated, on a machine that is busy with other tests.
constexpr int k_patience_ms = 120'000;
constexpr char k_end_of_output = '\001';

bool comes_something(int fd) {
  pollfd wanted{fd, POLLIN, 0};
  return ::poll(&wanted, 1, k_patience_ms) == 1;
}

}  // namespace

GuestLine::GuestLine(const std::filesystem::path& socket)
    : listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
  if (::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener_.get(), 1) != 0) {
    throw std::runtime_error("cannot listen at " + socket.string());
  }
}

void GuestLine::wait_for_agent() {
  if (comes_something(listener_.get())) line_ = sdk::UniqueFd(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
  if (!line_.is_open()) throw NoAnswer("QEMU did not start");
  (void)read_answer();
}

e2e::Finished GuestLine::run(const std::string& command) {
  const std::string line = command + '\n';
  if (::send(line_.get(), line.data(), line.size(), MSG_NOSIGNAL) < 0) throw NoAnswer("the machine has ended");
  return read_answer();
}

e2e::Finished GuestLine::read_answer() {
  std::string said;
  std::array<char, 4096> bytes{};
  for (;;) {
    const ssize_t count = comes_something(line_.get()) ? ::recv(line_.get(), bytes.data(), bytes.size(), 0) : -1;
    if (count < 0) throw NoAnswer("the machine says nothing any more, after: " + said);
    if (count == 0) throw NoAnswer("the machine ended, after: " + said);
    said.append(bytes.data(), static_cast<std::size_t>(count));
    const std::size_t end = said.rfind(k_end_of_output);
    if (end != said.npos && said.ends_with('\n')) return {std::stoi(said.substr(end + 1)), said.substr(0, end), {}};
  }
}

}  // namespace lifeboat::vm
