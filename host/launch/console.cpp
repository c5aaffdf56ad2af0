#include "host/launch/console.hpp"

#include <fmt/format.h>
#include <lifeboat/ext/settings.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "host/base/text.hpp"
#include "host/boot/power.hpp"
#include "host/jobs/job_queue.hpp"
#include "host/jobs/jobs.hpp"
#include "host/launch/boot_console.hpp"
#include "host/launch/console_commands.hpp"
#include "host/launch/console_extensions.hpp"
#include "host/launch/control_server.hpp"
#include "host/launch/open_target.hpp"
#include "host/launch/target_search.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/session/remote_session.hpp"
#include "host/session/screen_extension.hpp"
#include "host/settings/policy_file.hpp"
#include "host/toolset/main_window.hpp"
#include "host/toolset/script_notices.hpp"
#include "host/ui/application_loop.hpp"
#include "lifeboat/ext/settings.h"

namespace lifeboat::launch {
namespace {

using boot::PowerWish;
using loader::LogLevel;

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

std::vector<std::string> network_command(bool is_live) {
  std::vector<std::string> command = {"/proc/self/exe", "tcpip", "start", "--json"};
  if (is_live) command.emplace_back("--live");
  return command;
}

// The rooms of a console, each after those it stands on, and how they hear of each other.
class Console {
 public:
  Console(const ConsoleOptions& options, supervisor::ToolWatch watch, settings::Decided decided,
          std::unique_ptr<ui::ApplicationLoop> loop, const std::filesystem::path& probe_cache)
      : options_(options),
        decided_(std::move(decided)),
        watch_(std::move(watch)),
        log_(loader::descriptor_sink(STDERR_FILENO, LogLevel::info)),
        loop_(std::move(loop)),
        selection_(nullptr, {}, registry_),
        jobs_([this] { loop_->request_frame(); }),
        search_(jobs_, selection_, [this] { return find_target(options_); },
                fmt::format("{}", fmt::join(options.targets, ", "))),
        reading_(jobs_),
        save_page_(registry_, jobs_),
        session_(session_setup()),
        servers_{policy().screen_servers},
        extensions_(make_extensions()),
        loader_({.probe = {.cache_folder = probe_cache}}),
        access_(access_rules()),
        workspace_(workspace_setup()),
        waiting_work_(workspace_, registry_, access_) {
    if (!policy().trouble.empty()) log_.write(LogLevel::error, "console", policy().trouble);
    provide_services();
    probe_tools();
    connect();
    if (options_.has_way_in()) boot_.emplace(boot_parts());
    window_.emplace(window_parts());
    apply_defaults();
  }

  Result<PowerWish> run() {
    if (auto listening = listen_for_commands(); !listening) return tl::unexpected<Error>(listening.error());
    look_for_windows();
    const Status ended = loop_->run([this](ui::Ui& ui) { draw(ui); });
    for (Reply& reply : recovery_) reply.done();
    if (!ended) return tl::unexpected<Error>(ended.error());
    return boot_ ? boot_->power() : PowerWish::none;
  }

 private:
  [[nodiscard]] const settings::Policy& policy() const { return decided_.policy; }

  session::RemoteSession::Setup session_setup() {
    const settings::RemotePolicy& remote = policy().remote;
    return {.loop = *loop_,
            .log = log_,
            .asks = remote.asks,
            .rearms = remote.rearms,
            .is_save_local = remote.is_save_local,
            .welcome = remote.welcome};
  }

  toolset::Access::Rules access_rules() {
    return {.disabled = policy().disabled(),
            .all_disabled_because =
                policy().trouble.empty() ? "" : tr("The settings of this image could not be understood."),
            .has_technician = [this] { return session_.is_open(); }};
  }

  toolset::Workspace::Setup workspace_setup() {
    return {.loader = loader_,
            .extensions = extensions_,
            .services = services_,
            .watch = watch_,
            .access = access_,
            .facts = [this](const loader::ToolRow& row) { return facts_of(selection_, servers_.contains(row.id)); },
            .request_frame = [this] { loop_->request_frame(); },
            .on_refused = [this](const std::string& name) { refuse(name); },
            .on_closed = [this](std::string_view id) { session_.stop(id); }};
  }

  void refuse(const std::string& name) {
    session_.show_refusal(fmt::format(
        fmt::runtime(tr("{} is disabled for you by the administrator of this image: only the technician can open it.")),
        name));
  }

  void provide_services() {
    services_.provide(registry_);
    services_.provide(selection_);
    services_.provide(log_);
    services_.provide(decided_.settings);
    services_.provide(session_);
    services_.provide(servers_);
  }

  void probe_tools() {
    loader_.scan(options_.plugin_folders);
    if (auto probing = loader_.probe_all(jobs_, [this] { loop_->request_frame(); }); !probing) {
      log_.write(LogLevel::warning, "console", probing.error().message);
    }
  }

  void connect() {
    registry_.read_in(reading_);
    registry_.set_save_hook([this] { return ask_to_save(); });
    save_page_.set_saved_hook([this] { selection_.read_facts_again(reading_); });
    save_page_.set_policy(
        {policy().remote.is_save_local, [this](const ui::Ui& ui) { return session_.who_presses(ui); }});
    session_.set_end_handler([this] { return waiting_work_.technician_left(); });
    loop_->set_quit_handler([this] {
      window_->ask_to_quit();
      loop_->request_frame();
    });
  }

  Status ask_to_save() {
    const Status may_save = waiting_work_.may_save();
    return may_save ? save_page_.ask() : may_save;
  }

  BootConsole::Parts boot_parts() {
    boot::Answers defaults;
    defaults.layout = policy().keyboard_layout;
    defaults.language = text_language();  // the policy's, where it has one
    return {.loop = *loop_,
            .jobs = jobs_,
            .selection = selection_,
            .workspace = workspace_,
            .registry = registry_,
            .network_command = network_command(options_.is_live),
            .search = search_,
            .remap = [this](bool is_remapped) { selection_.remap(is_remapped); },
            .ask_to_quit = [this] { window_->ask_to_quit(); },
            .why_not = [this](std::string_view entry) { return access_.why_not(entry); },
            .may = [this](std::string_view entry, screen::InputSource who) { return may(entry, who); },
            .settings_trouble = policy().trouble,
            .defaults = std::move(defaults)};
  }

  bool may(std::string_view entry, screen::InputSource who) {
    if (access_.may(entry, who)) return true;
    refuse(tr("This"));
    return false;
  }

  toolset::MainWindow::Parts window_parts() {
    toolset::MainWindow::Parts parts{.selection = selection_,
                                     .workspace = workspace_,
                                     .access = access_,
                                     .registry = registry_,
                                     .save_page = save_page_,
                                     .waiting_work = waiting_work_,
                                     .settings_trouble = policy().trouble,
                                     .quit = [this] { loop_->quit(); }};
    if (!boot_) return parts;
    parts.draw_other_home = [this](ui::Ui& ui, std::span<const toolset::ToolEntry> tools) {
      return boot_->draw_home(ui, tools);
    };
    parts.draw_way_back = [this](ui::Ui& ui) { boot_->draw_way_back(ui); };
    parts.draw_header_button = [this](ui::Ui& ui) { boot_->draw_header_button(ui); };
    parts.stay = [this] { boot_->stay(); };
    return parts;
  }

  void apply_defaults() {
    if (auto chosen = loop_->keyboard().choose(policy().keyboard_layout); !chosen) {
      log_.write(LogLevel::warning, "console", chosen.error().message);
    }
    if (!options_.is_boot) return;
    boot_->flow().ask_questions([] {});
    boot_->flow().show_options();
  }

  // On the way in the person chooses on a page. Elsewhere the installation that was named is chosen at once, and tools on it
  // can be open again.
  void look_for_windows() {
    if (boot_) {
      boot_->look_for_windows();
      workspace_.restore();
      return;
    }
    search_.start([this](std::optional<std::size_t> named) {
      selection_.select(named);
      workspace_.restore();
    });
  }

  // Nothing unless --wait-for-commands was given.
  Status listen_for_commands() {
    if (!options_.waits_for_commands) return {};
    commands_.emplace(ConsoleCommands::Setup{workspace_, session_, notices_, boot_commands()});
    auto server = ControlServer::listen(runtime_folder(), *commands_);
    if (!server) return tl::unexpected<Error>(server.error());
    control_ = std::move(*server);
    loop_->watch(control_->fd(), [this] { control_->serve(); });
    return {};
  }

  BootCommands boot_commands() {
    return {.start_network =
                [this](const NetstartRequest& request, Reply reply) {
                  boot_->netstart({request.network, request.remount, request.prompt}, std::move(reply));
                },
            .show_recovery_options =
                [this](Reply reply) {
                  recovery_.push_back(std::move(reply));
                  workspace_.show("");  // in front of a tool that a script opened
                  boot_->flow().show_options();
                }};
  }

  void draw(ui::Ui& ui) {
    session_.begin_frame();
    registry_.set_who(session_.who_presses(ui));
    jobs_.drain();
    window_->draw(ui);
    if (boot_) boot_->draw_questions(ui);
    if (commands_) commands_->update();
    session_.set_locked_page(window_->locked_page());
    session_.draw(ui);
    if (!session_.has_strip()) notices_.draw(ui);
  }

  const ConsoleOptions& options_;
  settings::Decided decided_;
  supervisor::ToolWatch watch_;
  loader::Log log_;
  std::unique_ptr<ui::ApplicationLoop> loop_;
  registry::RegistryService registry_;
  toolset::Selection selection_;
  jobs::Jobs jobs_;
  TargetSearch search_;
  jobs::JobQueue reading_;  // of the target's hives
  toolset::SavePage save_page_;
  session::RemoteSession session_;
  session::ScreenServers servers_;
  loader::Services services_;
  loader::ExtensionTable extensions_;
  loader::Loader loader_;
  toolset::Access access_;
  toolset::Workspace workspace_;
  toolset::WaitingWork waiting_work_;
  std::optional<BootConsole> boot_;  // where there is a way in
  std::optional<toolset::MainWindow> window_;
  toolset::ScriptNotices notices_;
  std::vector<Reply> recovery_;  // who waits for the recovery options to end
  std::optional<ConsoleCommands> commands_;
  std::unique_ptr<ControlServer> control_;
};

Result<PowerWish> run(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  auto watch = supervisor::ToolWatch::attach(*options.supervised);
  if (!watch) return tl::unexpected<Error>(watch.error());
  watch->note_deadly_signals();
  auto decided = settings::decide(options.settings);
  if (!decided) return tl::unexpected<Error>(decided.error());
  decided->settings.set(LB_SETTING_IS_LIVE, {options.is_live ? "true" : "false", 0});
  if (!decided->policy.language.empty()) set_text_language(decided->policy.language);
  auto loop = make_loop(options);
  if (!loop) return tl::unexpected<Error>(loop.error());
  return Console(options, std::move(*watch), std::move(*decided), std::move(*loop), probe_cache).run();
}

}  // namespace

int run_console(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  const auto ended = run(options, probe_cache);
  if (ended) return boot::carry_out(*ended, options.is_live);
  fmt::print(stderr, "lifeboat: {}\n", ended.error().message);
  return exit_code(ended.error().kind);
}

}  // namespace lifeboat::launch
