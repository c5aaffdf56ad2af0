#include "host/launch/control_client.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "host/base/text.hpp"
#include "host/launch/client_options.hpp"
#include "host/launch/runtime_folder.hpp"
#include "host/ui/line_channel.hpp"
#include "host/ui/private_socket.hpp"

namespace lifeboat::launch {
namespace {

using Clock = std::chrono::steady_clock;

// As often as the supervisor starts a console that crashes again and again.
constexpr int k_most_attempts = 5;
// How long one look for the console's socket lasts before its process is looked at.
constexpr std::chrono::milliseconds k_look{100};

int report(const Error& error) {
  fmt::print(stderr, "lifeboat: {}\n", error.message);
  return error.kind == ErrorKind::bad_use ? 2 : 3;
}

int print_answer(const ControlAnswer& answer) {
  if (answer.message.empty()) return answer.code;
  if (answer.code == 0) {
    fmt::print("{}\n", answer.message);
  } else {
    fmt::print(stderr, "lifeboat: {}\n", answer.message);
  }
  return answer.code;
}

Result<UniqueFd> connect(const ClientSetup& setup, std::chrono::milliseconds patience) {
  return ui::connect_within(control_socket_of(setup.runtime_folder).string(), patience);
}

Result<UniqueFd> connect_or_start(const ClientSetup& setup) {
  if (!setup.start_console) return connect(setup, setup.return_patience);
  auto fd = connect(setup, std::chrono::milliseconds(0));
  if (fd || fd.error().kind != ErrorKind::not_found) return fd;
  if (auto place = open_runtime_folder(setup.runtime_folder); !place) return tl::unexpected<Error>(place.error());
  auto console = setup.start_console();
  if (!console) return tl::unexpected<Error>(console.error());
  fd = wait_for_console(setup, [&console] { return console->has_ended(); });
  if (fd) return fd;
  return fail(fd.error().kind, fmt::format(fmt::runtime(tr("{}; what it said is in {}")), fd.error().message,
                                           setup.console_log.string()));
}

Error gone() { return {ErrorKind::io, tr("the console is gone")}; }

Result<ControlAnswer> converse(const UniqueFd& fd, const ControlRequest& request) {
  if (!ui::send_line(fd.get(), line_of(request))) return tl::unexpected<Error>(gone());
  const std::string line = ui::receive_line(fd.get(), k_max_control_line_bytes);
  if (line.empty() || line.back() != '\n') return tl::unexpected<Error>(gone());
  return parse_answer(line);
}

// The answer, also of a console that was started again meanwhile.
Result<ControlAnswer> ask_persistently(const ClientSetup& setup, UniqueFd fd, const ControlRequest& request) {
  auto answer = converse(fd, request);
  for (int attempt = 1; attempt < k_most_attempts && !answer && answer.error().kind == ErrorKind::io; ++attempt) {
    auto again = connect(setup, setup.return_patience);
    if (!again) break;
    answer = converse(*again, request);
  }
  return answer;
}

}  // namespace

Result<UniqueFd> wait_for_console(const ClientSetup& setup, const std::function<bool()>& has_ended) {
  const auto deadline = Clock::now() + setup.start_patience;
  while (Clock::now() < deadline) {
    const bool is_over = has_ended() && !ConsoleLock::is_taken(setup.runtime_folder);
    auto fd = connect(setup, is_over ? std::chrono::milliseconds(0) : k_look);
    if (fd || fd.error().kind != ErrorKind::not_found) return fd;
    if (is_over) return fail(ErrorKind::io, tr("the console ended before it was ready"));
  }
  return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("the console was not ready within {} seconds")),
                                         std::chrono::duration_cast<std::chrono::seconds>(setup.start_patience).count()));
}

Result<ControlAnswer> ask_console(const ClientSetup& setup, const ControlRequest& request) {
  auto fd = connect(setup, setup.return_patience);
  return fd ? converse(*fd, request) : tl::unexpected<Error>(fd.error());
}

int run_client(const Invocation& invocation, const ClientSetup& setup) {
  const auto request = parse_client_options(invocation);
  if (!request) return report(request.error());
  if (!*request) {
    fmt::print("{}", help_of(invocation.name));
    return 0;
  }
  auto fd = connect_or_start(setup);
  if (!fd) return report(fd.error());
  const auto answer = ask_persistently(setup, std::move(*fd), **request);
  return answer ? print_answer(*answer) : report(answer.error());
}

}  // namespace lifeboat::launch
