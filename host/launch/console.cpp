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
#include "host/registry/offline/registry_extension.hpp"
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
  return table;
}

loader::NeedFacts facts_of(const Selection& selection) {
  loader::NeedFacts facts;
  facts.system.is_met = facts.hives.is_met = facts.writing.is_met = selection.installation() != nullptr;
  return facts;
}

Status run(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  auto watch = supervisor::ToolWatch::attach(*options.supervised);
  if (!watch) return tl::unexpected<Error>(watch.error());
  watch->note_deadly_signals();
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

  loader::Services services;
  services.provide(registry);
  services.provide(*selection);
  services.provide(log);
  const loader::ExtensionTable extensions = make_extensions();
  loader::Loader loader({.probe = {.cache_folder = probe_cache}});
  loader.scan(options.plugin_folders);
  if (auto probing = loader.probe_all(jobs, request_frame); !probing) {
    log.write(loader::LogLevel::warning, "console", probing.error().message);
  }

  toolset::Workspace workspace(
      {loader, extensions, services, *watch, [&] { return facts_of(*selection); }, request_frame});
  workspace.restore();
  toolset::MainWindow window({*selection, workspace, registry, save_page, [&loop] { loop.quit(); }});
  loop.set_quit_handler([&window, &loop] {
    window.ask_to_quit();
    loop.request_frame();
  });
  return loop.run([&](ui::Ui& ui) {
    jobs.drain();
    window.draw(ui);
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
