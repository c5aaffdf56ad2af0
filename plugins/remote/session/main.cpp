// lifeboat-net: holds the socket, the keys and the encoder of Remote Connection, and no rights. Started by the plug-in
// with its two channels; ends when either closes.
#include <signal.h>
#include <sys/socket.h>

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "plugins/remote/session/control_channel.hpp"
#include "plugins/remote/session/listener.hpp"
#include "plugins/remote/session/options.hpp"
#include "plugins/remote/session/sandbox.hpp"
#include "plugins/remote/session/server.hpp"

#if defined(__SANITIZE_ADDRESS__)
// The leak check at exit starts a process that traces this one: exactly what the sandbox forbids.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

namespace {

using namespace lifeboat;
using namespace lifeboat::remote;

int fail(int control_fd, const sdk::Failure& failure) {
  session::StatusRecord status;
  status.phase = session::Phase::failed;
  session::put_text(status.message, failure.message);
  if (control_fd >= 0) (void)::send(control_fd, &status, sizeof status, MSG_NOSIGNAL);
  std::fprintf(stderr, "lifeboat-net: %s\n", failure.message.c_str());
  return failure.status;
}

int serve(const session::Options& options) {
  sdk::UniqueFd control(options.control_fd);
  auto listener = session::listen_everywhere(options.port);
  if (!listener) return fail(control.get(), listener.failure());
  protocol::LobbyOptions rules;
  rules.allow_from = options.allow_from;
  auto lobby = protocol::Lobby::create(std::move(rules), protocol::Clock::now());
  if (!lobby) return fail(control.get(), lobby.failure());
  session::Server server({std::move(listener).value(), std::move(lobby).value(), std::move(control),
                          sdk::UniqueFd(options.screen_fd)});
  if (auto sandboxed = session::enter_sandbox(); !sandboxed) return fail(options.control_fd, sandboxed.failure());
  try {
    server.run();
  } catch (const std::exception& error) {  // no memory, most likely
    return fail(options.control_fd, {LB_REFUSED, std::string("Remote Connection had to end: ") + error.what()});
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  ::signal(SIGPIPE, SIG_IGN);
  if (auto forbidden = session::forbid_core_dumps(); !forbidden) return fail(-1, forbidden.failure());
  auto options = session::parse_options({argv + 1, argv + argc});
  if (!options) return fail(-1, options.failure());
  return serve(options.value());
}
