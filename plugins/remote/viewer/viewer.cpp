#include "plugins/remote/viewer/viewer.hpp"

#include <fmt/format.h>
#include <libintl.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>

#include "host/base/text.hpp"
#include "host/ui/application_loop.hpp"
#include "plugins/remote/viewer/alarm.hpp"
#include "plugins/remote/viewer/network_session.hpp"
#include "plugins/remote/viewer/own_process.hpp"
#include "plugins/remote/viewer/statistics_file.hpp"
#include "plugins/remote/viewer/viewer_window.hpp"

namespace lifeboat::remote::viewer {
namespace {

constexpr const char* k_protocol_domain = "lifeboat-remote";

Result<std::unique_ptr<ui::ApplicationLoop>> make_loop(const ViewerOptions& options) {
  const screen::Size size{static_cast<int>(options.width), static_cast<int>(options.height)};
  ui::LoopOptions loop;
  loop.scale = options.scale;
  loop.automation_socket = options.automation.string();
  if (options.is_headless) {
    loop.display = screen::make_headless_display(size, options.scale > 0 ? options.scale : 1.0F);
  } else {
    auto display = screen::make_sdl_display(tr("Lifeboat Viewer"), size);
    if (!display) return tl::unexpected<Error>(display.error());
    loop.display = std::move(*display);
  }
  return ui::ApplicationLoop::create(std::move(loop));
}

int report(const Error& error) {
  fmt::print(stderr, "lifeboat-viewer: {}\n", error.message);
  return exit_code(error.kind);
}

}  // namespace

// <prefix>/bin/lifeboat-viewer has them where the console has them.
void find_texts() {
  const auto prefix = own_program().parent_path().parent_path();
  init_text((prefix / "share" / "locale").c_str());
  ::bindtextdomain(k_protocol_domain, (prefix / "plugins" / "remote" / "locale").c_str());
  ::bind_textdomain_codeset(k_protocol_domain, "UTF-8");
}

int run_viewer(ViewerOptions options) {
  forbid_core_dumps();
  auto loop = make_loop(options);
  if (!loop) return report(loop.error());
  NetworkOptions network;
  network.decoder_program = own_program();
  network.save_stream = options.save_stream;
  ViewerWindow window(**loop, options, [&](const ConnectRequest& request, SessionObserver observer) {
    return connect_to_console(request, std::move(observer), network);
  });
  wipe(options.fields.ticket);
  (*loop)->set_quit_handler([&] { window.close(); });
  std::atomic<bool> is_shot_late = false;  // outlives the alarm that sets it
  std::unique_ptr<Alarm> shot_alarm;
  if (!options.shot.empty()) {
    shot_alarm = std::make_unique<Alarm>(std::chrono::seconds(options.shot_limit_s), [&] {
      is_shot_late = true;
      (*loop)->request_frame();
    });
  }
  const Status ran = (*loop)->run([&](ui::Ui& ui) {
    if (is_shot_late) window.give_up_on_shot();
    window.draw(ui);
  });
  window.close();
  if (!ran) return report(ran.error());
  if (!options.statistics.empty()) {
    const Status written = write_statistics(options.statistics, window.traffic(), window.latency().figures());
    if (!written) return report(written.error());
  }
  if (window.exit_code() != 0) fmt::print(stderr, "lifeboat-viewer: {}\n", window.last_sentence());
  return window.exit_code();
}

}  // namespace lifeboat::remote::viewer
