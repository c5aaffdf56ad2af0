#include "host/launch/console_rooms.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"
#include "host/launch/console_extensions.hpp"
#include "host/launch/open_target.hpp"
#include "host/loader/extensions/tool_host.hpp"

namespace lifeboat::launch {

using loader::LogLevel;

ConsoleRooms::ConsoleRooms(const ConsoleOptions& from, supervisor::ToolWatch tool_watch, settings::Decided settings,
                           std::unique_ptr<ui::ApplicationLoop> application_loop,
                           const std::filesystem::path& probe_cache)
    : options(from),
      decided(std::move(settings)),
      watch(std::move(tool_watch)),
      log(loader::descriptor_sink(STDERR_FILENO, LogLevel::info)),
      loop(std::move(application_loop)),
      selection(nullptr, {}, registry),
      jobs([this] { loop->request_frame(); }),
      search(jobs, selection, [this] { return find_target(options); }, fmt::format("{}", fmt::join(options.targets, ", "))),
      reading(jobs),
      save_page(registry, jobs),
      session(session_setup()),
      servers{policy().screen_servers},
      extensions(make_extensions()),
      loader({.probe = {.cache_folder = probe_cache}}),
      access(access_rules()),
      workspace(workspace_setup()),
      waiting_work(workspace, registry, access) {
  if (!policy().trouble.empty()) log.write(LogLevel::error, "console", policy().trouble);
  provide_services();
  probe_tools();
  connect();
}

session::RemoteSession::Setup ConsoleRooms::session_setup() {
  const settings::RemotePolicy& remote = policy().remote;
  return {.loop = *loop,
          .log = log,
          .asks = remote.asks,
          .rearms = remote.rearms,
          .is_save_local = remote.is_save_local,
          .welcome = remote.welcome};
}

toolset::Access::Rules ConsoleRooms::access_rules() {
  return {.disabled = policy().disabled(),
          .all_disabled_because =
              policy().trouble.empty() ? "" : tr("The settings of this image could not be understood."),
          .has_technician = [this] { return session.is_open(); }};
}

toolset::Workspace::Setup ConsoleRooms::workspace_setup() {
  return {.loader = loader,
          .extensions = extensions,
          .services = services,
          .watch = watch,
          .access = access,
          .facts = [this](const loader::ToolRow& row) { return facts_of(selection, servers.contains(row.id)); },
          .request_frame = [this] { loop->request_frame(); },
          .on_refused = [this](const std::string& name) { refuse(name); },
          .on_closed = [this](std::string_view id) { session.stop(id); }};
}

void ConsoleRooms::refuse(const std::string& name) {
  session.show_refusal(fmt::format(
      fmt::runtime(tr("{} is disabled for you by the administrator of this image: only the technician can open it.")),
      name));
}

void ConsoleRooms::provide_services() {
  services.provide(registry);
  services.provide(selection);
  services.provide(log);
  services.provide(decided.settings);
  services.provide(session);
  services.provide(servers);
}

// A slip of the pen in the list would leave the tool to everybody.
void ConsoleRooms::warn_of_unknown_tools() {
  const auto rows = loader.rows();
  for (const std::string& id : policy().disabled_tools) {
    if (std::ranges::find(rows, id, &loader::ToolRow::id) != rows.end()) continue;
    log.write(LogLevel::warning, "console",
              fmt::format(fmt::runtime(tr("tools.disabled holds \"{}\", and this console has no such tool")), id));
  }
}

void ConsoleRooms::probe_tools() {
  loader.scan(options.plugin_folders);
  warn_of_unknown_tools();
  const auto on_probed = [this] {
    workspace.open_wanted();
    loop->request_frame();
  };
  if (auto probing = loader.probe_all(jobs, on_probed); !probing) {
    log.write(LogLevel::warning, "console", probing.error().message);
  }
}

void ConsoleRooms::connect() {
  registry.read_in(reading);
  registry.set_save_hook([this] {
    const Status may_save = waiting_work.may_save();
    return may_save ? save_page.ask() : may_save;
  });
  save_page.set_saved_hook([this] { selection.read_facts_again(reading); });
  save_page.set_policy(
      {policy().remote.is_save_local, [this](const ui::Ui& ui) { return session.who_presses(ui); }});
  session.set_end_handler([this] { return waiting_work.technician_left(); });
}

}  // namespace lifeboat::launch
