#include "host/launch/control_server.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/ui/line_channel.hpp"

namespace lifeboat::launch {
namespace {

bool is_allowed(int socket_fd) {
  const auto user = ui::peer_user(socket_fd);
  return user == ::geteuid() || user == 0U;
}

void dispatch(ControlCommands& commands, const ControlRequest& request, Reply reply) {
  struct {
    ControlCommands& to;
    Reply reply;
    void operator()(const NetstartRequest& each) { to.netstart(each, std::move(reply)); }
    void operator()(const RemoteRecoveryRequest& each) { to.remoterecovery(each, std::move(reply)); }
    void operator()(const WaitForConnectionRequest&) { to.waitforconnection(std::move(reply)); }
    void operator()(const RecenvRequest&) { to.recenv(std::move(reply)); }
    void operator()(const NoticeRequest& each) { to.notice(each.text, std::move(reply)); }
  } visitor{commands, std::move(reply)};
  std::visit(visitor, request);
}

}  // namespace

class ControlServer::Client final : public AnswerSink {
 public:
  Client(UniqueFd fd, int epoll_fd) : channel(std::move(fd), epoll_fd, k_max_control_line_bytes) {}
  void send(const ControlAnswer& answer) override { channel.send(line_of(answer)); }

  ui::LineChannel channel;
  bool has_asked = false;
};

void ControlServer::start(ControlCommands& commands, const std::shared_ptr<Client>& client, std::string_view line) {
  const auto request = parse_request(line);
  if (request) {
    dispatch(commands, *request, Reply(client));
  } else {
    client->send({2, request.error().message});
  }
}

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const std::filesystem::path& runtime_folder) {
  auto place = open_runtime_folder(runtime_folder);
  if (!place) return tl::unexpected<Error>(place.error());
  auto lock = ConsoleLock::take(*place);
  if (!lock) return with_context(runtime_folder.string(), lock.error());
  auto socket = ui::listen_at(*place);
  if (!socket) return with_context(runtime_folder.string(), socket.error());
  return std::unique_ptr<ControlServer>(new ControlServer(std::move(*place), std::move(*lock), std::move(*socket)));
}

ControlServer::ControlServer(ui::SocketPlace place, ConsoleLock lock, UniqueFd socket)
    : place_(std::move(place)),
      lock_(std::move(lock)),
      socket_(std::move(socket)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, socket_.get(), &wanted);
}

ControlServer::~ControlServer() { ::unlinkat(place_.folder.get(), place_.name.c_str(), 0); }

void ControlServer::serve(ControlCommands& commands) {
  accept_clients();
  for (const auto& client : clients_) {
    client->channel.flush();
    client->channel.read();
    if (client->channel.is_too_long()) client->send({2, tr("the request is too long")});
    const auto line = client->channel.next_line();
    if (line && !std::exchange(client->has_asked, true)) start(commands, client, *line);
  }
  clients_.remove_if([](const auto& client) { return client->channel.is_closed() || client->channel.is_too_long(); });
}

void ControlServer::accept_clients() {
  while (true) {
    UniqueFd fd(::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd.is_open()) return;
    if (clients_.size() >= k_max_control_clients || !is_allowed(fd.get())) continue;
    clients_.push_back(std::make_shared<Client>(std::move(fd), epoll_.get()));
  }
}

}  // namespace lifeboat::launch
