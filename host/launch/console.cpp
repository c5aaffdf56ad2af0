#include "host/launch/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "host/base/text.hpp"
#include "host/boot/power.hpp"
#include "host/launch/console_front.hpp"
#include "host/launch/console_rooms.hpp"
#include "host/launch/console_settings.hpp"
#include "host/launch/control_server.hpp"
#include "host/launch/end_limit.hpp"

namespace lifeboat::launch {
namespace {

// Longer than a tool may take to close: the supervisor sees to that.
constexpr std::chrono::seconds k_end_limit{10};

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

// Before disks are read: they may take their time, and commands of a script wait meanwhile. Null where none are waited for.
Result<std::unique_ptr<ControlServer>> listen_for_commands(const ConsoleOptions& options) {
  if (!options.waits_for_commands) return nullptr;
  return ControlServer::listen(runtime_folder());
}

Result<boot::PowerWish> run(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  auto watch = supervisor::ToolWatch::attach(*options.supervised);
  if (!watch) return tl::unexpected<Error>(watch.error());
  watch->note_deadly_signals();
  const auto before = watch->is_restart() ? memory_of(watch->kept()) : std::nullopt;
  if (before) watch->keep(text_of(cautious(*before)));
  if (before) set_text_language(before->language);  // of what is said from here on
  auto decided = settings_of_console(options.settings, options.is_live);
  if (!decided) return tl::unexpected<Error>(decided.error());
  if (!before && !decided->policy.language.empty()) set_text_language(decided->policy.language);
  auto control = listen_for_commands(options);
  if (!control) return tl::unexpected<Error>(control.error());
  auto loop = make_loop(options);
  if (!loop) return tl::unexpected<Error>(loop.error());
  std::optional<EndLimit> end_limit;  // of the rooms
  ConsoleRooms rooms(options, std::move(*watch), std::move(*decided), std::move(*loop), probe_cache);
  auto wish = ConsoleFront(rooms, std::move(*control), before).run();
  const auto wanted = wish.value_or(boot::PowerWish::none);
  end_limit.emplace(k_end_limit, [wanted, &options] { ::_exit(boot::carry_out(wanted, options.is_live)); });
  return wish;
}

}  // namespace

int run_console(const ConsoleOptions& options, const std::filesystem::path& probe_cache) {
  const auto ended = run(options, probe_cache);
  if (ended) return boot::carry_out(*ended, options.is_live);
  fmt::print(stderr, "lifeboat: {}\n", ended.error().message);
  return exit_code(ended.error().kind);
}

}  // namespace lifeboat::launch
