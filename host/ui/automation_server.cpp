#include "host/ui/automation_server.hpp"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "host/base/text.hpp"
#include "host/ui/automation_commands.hpp"
#include "host/ui/private_socket.hpp"

namespace lifeboat::ui {

using nlohmann::json;

Result<std::unique_ptr<AutomationServer>> AutomationServer::listen(const std::string& path, AutomationTarget target) {
  auto place = open_private_folder(path, true);
  if (!place) return with_context(tr("no automation"), place.error());
  auto socket = listen_at(*place);
  if (!socket) return with_context(tr("no automation"), socket.error());
  return std::unique_ptr<AutomationServer>(
      new AutomationServer(std::move(place->folder), std::move(*socket), std::move(place->name), std::move(target)));
}

AutomationServer::AutomationServer(UniqueFd folder, UniqueFd socket, std::string name, AutomationTarget target)
    : folder_(std::move(folder)),
      socket_(std::move(socket)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      name_(std::move(name)),
      target_(std::move(target)) {
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, socket_.get(), &wanted);
}

AutomationServer::~AutomationServer() { ::unlinkat(folder_.get(), name_.c_str(), 0); }

void AutomationServer::serve() {
  accept_clients();
  for (Client& client : clients_) {
    client.channel.flush();
    read_from(client);
    next_command(client);
  }
  drop_closed();
}

void AutomationServer::accept_clients() {
  while (true) {
    UniqueFd fd(::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd.is_open()) return;
    if (clients_.size() >= k_max_clients || !is_same_user(fd.get())) continue;
    clients_.push_back({LineChannel(std::move(fd), epoll_.get(), k_max_command_bytes)});
  }
}

void AutomationServer::read_from(Client& client) {
  client.channel.read();
  client.is_closing = client.channel.is_closed() || client.channel.is_too_long();
  if (client.channel.is_too_long()) reply(client, failure(2, tr("the command is too long")));
}

void AutomationServer::next_command(Client& client) {
  while (!client.is_closing && !client.answer && !client.waiting) {
    const auto line = client.channel.next_line();
    if (!line) return;
    start(client, json::parse(*line, nullptr, false));
  }
}

void AutomationServer::start(Client& client, const json& command) {
  const bool is_command = command.is_object() && command.contains("do") && command["do"].is_string();
  const auto is_number = [&](const char* name) {
    return !command.contains(name) || command[name].is_number_integer();
  };
  if (!is_command || !is_number("timeout_ms") || !is_number("width") || !is_number("height") || !is_number("x") ||
      !is_number("y") || !is_number("button")) {
    reply(client, failure(2, tr("that is not a command")));
    return;
  }
  const std::string name = command["do"];
  if (name == "wait") {
    const bool has_path = command.contains("path") && command["path"].is_string();
    const auto timeout = std::clamp<std::int64_t>(command.value("timeout_ms", k_default_wait_ms), 0, k_max_wait_ms);
    const bool until_gone = command.contains("gone") && command["gone"] == true;
    client.waiting =
        Waiting{has_path ? command["path"].get<std::string>() : "", until_gone, target_.now_ms() + timeout};
  } else if (name == "dump") {
    client.answer = json{{"dump", true}};
  } else if (name == "shot") {
    client.answer =
        json{{"shot", command.contains("file") && command["file"].is_string() ? command["file"] : json("")}};
  } else {
    client.answer = perform(target_, command);
  }
}

void AutomationServer::frame_done(bool settled) {
  for (Client& client : clients_) {
    if (client.waiting) finish_wait(client);
    if (!settled || !client.answer) continue;
    json answer = std::move(*client.answer);
    client.answer.reset();
    if (answer.contains("dump")) {
      answer = dump_items(target_.items());
    } else if (answer.contains("shot")) {
      const Status saved = target_.save_picture(answer["shot"]);
      answer = saved ? json{{"ok", true}} : failure(1, saved.error().message);
    }
    reply(client, answer);
    next_command(client);
  }
  drop_closed();
}

void AutomationServer::finish_wait(Client& client) {
  const bool is_there = target_.items().find(client.waiting->path) != nullptr;
  const bool is_late = target_.now_ms() >= client.waiting->deadline_ms;
  if (is_there == client.waiting->until_gone && !is_late) return;
  if (is_there != client.waiting->until_gone) {
    client.answer = json{{"ok", true}};
  } else {
    const char* what = client.waiting->until_gone ? tr("item {} is still there") : tr("item {} did not appear");
    client.answer = failure(1, fmt::format(fmt::runtime(what), client.waiting->path));
  }
  client.waiting.reset();
}

std::int64_t AutomationServer::next_deadline_ms() const {
  std::int64_t first = -1;
  for (const Client& client : clients_) {
    if (client.waiting && (first < 0 || client.waiting->deadline_ms < first)) first = client.waiting->deadline_ms;
  }
  return first;
}

void AutomationServer::reply(Client& client, const json& answer) {
  client.channel.send(answer.dump(-1, ' ', false, json::error_handler_t::replace));
}

void AutomationServer::drop_closed() {
  clients_.remove_if([](const Client& client) { return client.is_closing || client.channel.is_closed(); });
}

}  // namespace lifeboat::ui
