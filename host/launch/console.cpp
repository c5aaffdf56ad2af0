#include "host/launch/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "host/base/text.hpp"
#include "host/boot/power.hpp"
#include "host/jobs/jobs.hpp"
#include "host/launch/boot_console.hpp"
#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/registry/offline/hives_extension.hpp"
#include "host/registry/offline/registry_extension.hpp"
#include "host/registry/offline/snapshot_extension.hpp"
#include "host/session/remote_session.hpp"
#include "host/session/screen_extension.hpp"
#include "host/settings/settings.hpp"
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
FoundTarget find_target(const ConsoleOptions& options) {
  if (options.target.empty()) return {nullptr, tr("No disk was named. Start Lifeboat with --target.")};
  auto target = target::Target::open(options.target);
  if (!target) return {nullptr, target.error().message};
  return {std::move(*target), {}};
}

// On the way in the person chooses the installation on a page, and finds the likely one chosen already.
std::unique_ptr<Selection> open_selection(const ConsoleOptions& options, registry::RegistryService& registry) {
  FoundTarget found = find_target(options);
  if (!found.target) return std::make_unique<Selection>(nullptr, std::move(found.problem), registry);
  std::string problem;
  std::optional<std::size_t> index;
  if (auto chosen = target::choose_installation(*found.target, options.system)) {
    index = (*chosen)->number - 1;
  } else if (!options.system.empty()) {
    problem = chosen.error().message;
  }
  auto selection = std::make_unique<Selection>(std::move(found.target), std::move(problem), registry);
  if (!options.is_boot) selection->select(index);
  return selection;
}

// The first installation is suggested where there are several.
boot::Answers answers_before(const ConsoleOptions& options, Selection& selection) {
  boot::Answers answers;
  if (selection.target() == nullptr) return answers;
  const auto chosen = target::choose_installation(*selection.target(), options.system);
  if (!selection.installations().empty()) answers.installation = chosen ? (*chosen)->number - 1 : 0;
  return answers;
}

// The file that was named must be there; the image's own may be.
Result<settings::Settings> load_settings(const ConsoleOptions& options) {
  if (!options.settings.empty()) return settings::Settings::load(options.settings);
  std::error_code error;
  if (!std::filesystem::exists(settings::k_default_file, error)) return settings::Settings();
  return settings::Settings::load(settings::k_default_file);
}

// What the settings mean to the host.
struct Decisions {
  bool asks = true;
  bool is_save_local = false;
  session::ScreenServers servers;
  std::vector<std::string> disabled_tools;
};

Result<Decisions> decide(const settings::Settings& settings) {
  const auto no_message = settings.flag("remote.no_message");
  if (!no_message) return tl::unexpected<Error>(no_message.error());
  const auto local_save = settings.flag("remote.local_save_confirmation");
  if (!local_save) return tl::unexpected<Error>(local_save.error());
  return Decisions{!*no_message, *local_save,
                   {settings.list("screen.servers", {std::string(toolset::k_remote_tool)})},
                   settings.list("tools.disabled")};
}

// When a technician has gone: his tools close, and the person learns what stays.
std::string clear_up(toolset::Workspace& workspace, const registry::RegistryService& registry) {
  std::string told;
  if (const auto closed = workspace.close_disabled(); !closed.empty()) {
    told = fmt::format(fmt::runtime(tr("Closed: {}.")), fmt::join(closed, ", "));
  }
  if (const auto count = registry.change_count(); count > 0) {
    told += told.empty() ? "" : " ";
    told += fmt::format(fmt::runtime(tr("Registry changes that are not saved ({}) are kept in memory.")), count);
  }
  return told;
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

Result<boot::PowerWish> run(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  auto watch = supervisor::ToolWatch::attach(*options.supervised);
  if (!watch) return tl::unexpected<Error>(watch.error());
  watch->note_deadly_signals();
  auto settings = load_settings(options);
  if (!settings) return tl::unexpected<Error>(settings.error());
  settings->put(LB_SETTING_IS_LIVE, options.is_live ? "true" : "false");
  auto decisions = decide(*settings);
  if (!decisions) return tl::unexpected<Error>(decisions.error());
  loader::Log log(loader::descriptor_sink(STDERR_FILENO, loader::LogLevel::info));
  auto created = make_loop(options);
  if (!created) return tl::unexpected<Error>(created.error());
  ui::ApplicationLoop& loop = **created;
  const auto request_frame = [&loop] { loop.request_frame(); };

  registry::RegistryService registry;
  const auto selection = open_selection(options, registry);
  jobs::Jobs jobs(request_frame);
  toolset::SavePage save_page(registry, jobs);
  registry.set_save_hook([&save_page] { return save_page.ask(); });
  save_page.set_saved_hook([&selection] { selection->read_facts_again(); });

  session::RemoteSession session(
      {.loop = loop, .log = log, .asks = decisions->asks, .is_save_local = decisions->is_save_local});
  save_page.set_policy({decisions->is_save_local, [&](const ui::Ui& ui) { return session.who_presses(ui); }});

  loader::Services services;
  services.provide(registry);
  services.provide(*selection);
  services.provide(log);
  services.provide(*settings);
  services.provide(session);
  services.provide(decisions->servers);
  const loader::ExtensionTable extensions = make_extensions();
  loader::Loader loader({.probe = {.cache_folder = probe_cache}});
  loader.scan(options.plugin_folders);
  if (auto probing = loader.probe_all(jobs, request_frame); !probing) {
    log.write(loader::LogLevel::warning, "console", probing.error().message);
  }

  const auto facts = [&](const loader::ToolRow& row) {
    return facts_of(*selection, decisions->servers.contains(row.id));
  };
  toolset::Workspace workspace({loader, extensions, services, *watch, facts, request_frame,
                                {.disabled = decisions->disabled_tools,
                                 .has_technician = [&] { return session.is_open(); },
                                 .on_refused =
                                     [&](const std::string& name) {
                                       session.show_refusal(fmt::format(
                                           fmt::runtime(tr("{} is disabled for you by the administrator of this "
                                                           "image: only the technician can open it.")),
                                           name));
                                     },
                                 .on_closed = [&](std::string_view id) { session.stop(id); }}});
  session.set_end_handler([&] { return clear_up(workspace, registry); });
  workspace.restore();
  std::unique_ptr<toolset::MainWindow> window;
  std::optional<BootConsole> boot;
  if (options.is_boot) {
    boot.emplace(BootConsole::Parts{.loop = loop,
                                    .jobs = jobs,
                                    .selection = *selection,
                                    .workspace = workspace,
                                    .registry = registry,
                                    .network_command = {"/proc/self/exe", "tcpip", "start", "--json"},
                                    .find_target = [&options] { return find_target(options); },
                                    .ask_to_quit = [&window] { window->ask_to_quit(); },
                                    .why_not = [](std::string_view) { return std::string(); },
                                    .may = [](std::string_view, screen::InputSource) { return true; },
                                    .defaults = answers_before(options, *selection)});
    boot->flow().ask_questions([] {});
    boot->flow().show_options();
  }
  toolset::MainWindow::Parts parts{*selection, workspace, registry, save_page, [&loop] { loop.quit(); }};
  if (boot) {
    parts.draw_other_home = [&boot](ui::Ui& ui, std::span<const toolset::ToolEntry> tools) {
      return boot->draw_home(ui, tools);
    };
    parts.draw_way_back = [&boot](ui::Ui& ui) { boot->draw_way_back(ui); };
    parts.draw_header_button = [&boot](ui::Ui& ui) { boot->draw_header_button(ui); };
    parts.stay = [&boot] { boot->stay(); };
  }
  window = std::make_unique<toolset::MainWindow>(std::move(parts));
  loop.set_quit_handler([&window, &loop] {
    window->ask_to_quit();
    loop.request_frame();
  });
  auto ended = loop.run([&](ui::Ui& ui) {
    session.begin_frame();
    registry.set_who(session.who_presses(ui));
    jobs.drain();
    window->draw(ui);
    if (boot) boot->draw_questions(ui);
    session.set_locked_page(window->locked_page());
    session.draw(ui);
  });
  if (!ended) return tl::unexpected<Error>(ended.error());
  return boot ? boot->power() : boot::PowerWish::none;
}

}  // namespace

int run_console(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  const auto ended = run(options, probe_cache);
  if (ended) return boot::carry_out(*ended, options.is_live);
  fmt::print(stderr, "lifeboat: {}\n", ended.error().message);
  return exit_code(ended.error().kind);
}

}  // namespace lifeboat::launch
