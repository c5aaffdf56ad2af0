#include "host/launch/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "host/base/text.hpp"
#include "host/jobs/jobs.hpp"
#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/registry/offline/hives_extension.hpp"
#include "host/registry/offline/registry_extension.hpp"
#include "host/registry/offline/snapshot_extension.hpp"
#include "host/session/remote_session.hpp"
#include "host/session/screen_extension.hpp"
#include "host/settings/policy_file.hpp"
#include "host/settings/settings_extension.hpp"
#include "host/toolset/main_window.hpp"
#include "host/ui/application_loop.hpp"

namespace lifeboat::launch {
namespace {

using toolset::Selection;

Result<std::unique_ptr<ui::ApplicationLoop>> make_loop(const ConsoleOptions& options) {
  const screen::Size size{static_cast<int>(options.width), static_cast<int>(options.height)};
  ui::LoopOptions loop;
  loop.scale = options.scale;
  loop.automation_socket = options.automation.string();
  if (options.is_headless) {
    loop.display = screen::make_headless_display(size, options.scale);
  } else {
    auto display = screen::make_sdl_display(tr("Lifeboat Recovery"), size);
    if (!display) return tl::unexpected<Error>(display.error());
    loop.display = std::move(*display);
  }
  return ui::ApplicationLoop::create(std::move(loop));
}

// A target that cannot be opened does not end the console: the window says why.
std::unique_ptr<Selection> open_selection(const ConsoleOptions& options, registry::RegistryService& registry) {
  if (options.target.empty()) {
    return std::make_unique<Selection>(nullptr, tr("No disk was named. Start Lifeboat with --target."), registry);
  }
  auto target = target::Target::open(options.target);
  if (!target) return std::make_unique<Selection>(nullptr, target.error().message, registry);
  std::string problem;
  std::optional<std::size_t> index;
  if (auto chosen = target::choose_installation(**target, options.system)) {
    index = (*chosen)->number - 1;
  } else if (!options.system.empty()) {
    problem = chosen.error().message;
  }
  auto selection = std::make_unique<Selection>(std::move(*target), std::move(problem), registry);
  selection->select(index);
  return selection;
}

loader::ExtensionTable make_extensions() {
  loader::ExtensionTable table;
  table.add(LB_EXT_UI, &ui::ui_api());
  table.add(LB_EXT_LOG, loader::log_extension());
  table.add(LB_EXT_JOBS, loader::jobs_extension());
  table.add(LB_EXT_TARGET, toolset::target_extension());
  table.add(LB_EXT_REGISTRY, registry::registry_extension());
  table.add(LB_EXT_HIVES, registry::hives_extension());
  table.add(LB_EXT_SNAPSHOT, registry::snapshot_extension());
  table.add(LB_EXT_SCREEN, session::screen_extension());
  table.add(LB_EXT_SETTINGS, settings::settings_extension());
  return table;
}

loader::NeedFacts facts_of(const Selection& selection, bool may_serve) {
  loader::NeedFacts facts;
  facts.screen = {may_serve, tr("The settings of this image do not let it share the screen.")};
  facts.system.is_met = facts.hives.is_met = facts.writing.is_met = selection.installation() != nullptr;
  return facts;
}

Status run(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  auto watch = supervisor::ToolWatch::attach(*options.supervised);
  if (!watch) return tl::unexpected<Error>(watch.error());
  watch->note_deadly_signals();
  auto decided = settings::decide(options.settings);
  if (!decided) return tl::unexpected<Error>(decided.error());
  const settings::Policy& policy = decided->policy;
  loader::Log log(loader::descriptor_sink(STDERR_FILENO, loader::LogLevel::info));
  if (!policy.trouble.empty()) log.write(loader::LogLevel::error, "console", policy.trouble);
  auto created = make_loop(options);
  if (!created) return tl::unexpected<Error>(created.error());
  ui::ApplicationLoop& loop = **created;
  const auto request_frame = [&loop] { loop.request_frame(); };

  registry::RegistryService registry;
  const auto selection = open_selection(options, registry);
  jobs::Jobs jobs(request_frame);
  toolset::SavePage save_page(registry, jobs);
  save_page.set_saved_hook([&selection] { selection->read_facts_again(); });

  session::RemoteSession session({.loop = loop,
                                  .log = log,
                                  .asks = policy.remote.asks,
                                  .rearms = policy.remote.rearms,
                                  .is_save_local = policy.remote.is_save_local,
                                  .welcome = policy.remote.welcome});
  session::ScreenServers servers{policy.screen_servers};
  save_page.set_policy({policy.remote.is_save_local, [&](const ui::Ui& ui) { return session.who_presses(ui); }});

  loader::Services services;
  services.provide(registry);
  services.provide(*selection);
  services.provide(log);
  services.provide(decided->settings);
  services.provide(session);
  services.provide(servers);
  const loader::ExtensionTable extensions = make_extensions();
  loader::Loader loader({.probe = {.cache_folder = probe_cache}});
  loader.scan(options.plugin_folders);
  if (auto probing = loader.probe_all(jobs, request_frame); !probing) {
    log.write(loader::LogLevel::warning, "console", probing.error().message);
  }

  const auto facts = [&](const loader::ToolRow& row) { return facts_of(*selection, servers.contains(row.id)); };
  const toolset::Access access(
      {.disabled = policy.disabled(),
       .all_disabled_because = policy.trouble.empty() ? "" : tr("The settings of this image could not be understood."),
       .has_technician = [&] { return session.is_open(); }});
  const auto say_refused = [&](const std::string& name) {
    session.show_refusal(fmt::format(fmt::runtime(tr("{} is disabled for you by the administrator of this image: only "
                                                     "the technician can open it.")),
                                     name));
  };
  toolset::Workspace workspace({.loader = loader,
                                .extensions = extensions,
                                .services = services,
                                .watch = *watch,
                                .access = access,
                                .facts = facts,
                                .request_frame = request_frame,
                                .on_refused = say_refused,
                                .on_closed = [&](std::string_view id) { session.stop(id); }});
  toolset::WaitingWork waiting_work(workspace, registry, access);
  session.set_end_handler([&] { return waiting_work.technician_left(); });
  registry.set_save_hook([&] {
    const Status may_save = waiting_work.may_save();
    return may_save ? save_page.ask() : may_save;
  });
  workspace.restore();
  toolset::MainWindow window({*selection, workspace, access, registry, save_page, waiting_work, policy.trouble,
                              [&loop] { loop.quit(); }});
  loop.set_quit_handler([&window, &loop] {
    window.ask_to_quit();
    loop.request_frame();
  });
  return loop.run([&](ui::Ui& ui) {
    session.begin_frame();
    registry.set_who(session.who_presses(ui));
    jobs.drain();
    window.draw(ui);
    session.set_locked_page(window.locked_page());
    session.draw(ui);
  });
}

}  // namespace

int run_console(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  const Status ended = run(options, probe_cache);
  if (ended) return 0;
  fmt::print(stderr, "lifeboat: {}\n", ended.error().message);
  return exit_code(ended.error().kind);
}

}  // namespace lifeboat::launch
