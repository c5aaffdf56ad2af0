#include "host/launch/console_front.hpp"

#include <utility>

#include "host/base/text.hpp"
#include "host/launch/console_resume.hpp"

namespace lifeboat::launch {

ConsoleFront::ConsoleFront(ConsoleRooms& rooms, std::unique_ptr<ControlServer> control,
                           std::optional<ConsoleMemory> before)
    : rooms_(rooms), before_(std::move(before)), control_(std::move(control)) {
  rooms_.loop->set_quit_handler([this] {
    window_->ask_to_quit();
    rooms_.loop->request_frame();
  });
  if (rooms_.options.has_way_in()) boot_.emplace(boot_parts());
  window_.emplace(window_parts());
  choose_policy_layout();
  if (rooms_.options.is_boot && !before_) begin_way_in();
}

Result<boot::PowerWish> ConsoleFront::run() {
  if (!before_) serve_commands();
  look_for_windows();
  const Status ended = rooms_.loop->run([this](ui::Ui& ui) { draw(ui); });
  for (Reply& reply : recovery_) reply.done();
  if (!ended) return tl::unexpected<Error>(ended.error());
  return boot_ ? boot_->power() : boot::PowerWish::none;
}

BootConsole::Parts ConsoleFront::boot_parts() {
  boot::Answers defaults;
  defaults.layout = rooms_.policy().keyboard_layout;
  defaults.language = text_language();  // the policy's, where it has one
  return {.loop = *rooms_.loop,
          .jobs = rooms_.jobs,
          .selection = rooms_.selection,
          .workspace = rooms_.workspace,
          .registry = rooms_.registry,
          .network_command = network_command(rooms_.options),
          .search = rooms_.search,
          .remap = [this](bool is_remapped) { rooms_.selection.remap(is_remapped); },
          .say_again = [this] { rooms_.selection.say_again(rooms_.reading); },
          .waiting = [this] { return rooms_.waiting_work.words(); },
          .ask_to_quit = [this] { window_->ask_to_quit(); },
          .why_not = [this](std::string_view entry) { return why_not(entry); },
          .may = [this](std::string_view entry, screen::InputSource who) { return may(entry, who); },
          .settings_trouble = rooms_.policy().trouble,
          .defaults = std::move(defaults)};
}

// A tool among the entries may be missing, or have failed.
std::string ConsoleFront::why_not(std::string_view entry) const {
  return entry == boot::k_drivers_tool ? rooms_.workspace.why_not(entry) : rooms_.access.why_not(entry);
}

bool ConsoleFront::may(std::string_view entry, screen::InputSource who) {
  if (rooms_.access.may(entry, who)) return true;
  rooms_.refuse(tr("This"));
  return false;
}

toolset::MainWindow::Parts ConsoleFront::window_parts() {
  toolset::MainWindow::Parts parts{.selection = rooms_.selection,
                                   .workspace = rooms_.workspace,
                                   .access = rooms_.access,
                                   .registry = rooms_.registry,
                                   .save_page = rooms_.save_page,
                                   .waiting_work = rooms_.waiting_work,
                                   .settings_trouble = rooms_.policy().trouble,
                                   .quit = [this] { rooms_.loop->quit(); }};
  if (!boot_) return parts;
  parts.draw_other_home = [this](ui::Ui& ui, std::span<const toolset::ToolEntry> tools) {
    return boot_->draw_home(ui, tools);
  };
  parts.draw_way_back = [this](ui::Ui& ui) { boot_->draw_way_back(ui); };
  parts.draw_header_button = [this](ui::Ui& ui) { boot_->draw_header_button(ui); };
  parts.stay = [this] { boot_->stay(); };
  return parts;
}

void ConsoleFront::choose_policy_layout() {
  if (auto chosen = rooms_.loop->keyboard().choose(rooms_.policy().keyboard_layout); !chosen) {
    rooms_.log.write(loader::LogLevel::warning, "console", chosen.error().message);
  }
}

void ConsoleFront::begin_way_in() {
  boot_->flow().ask_questions([] {});
  boot_->flow().show_options();
}

// On the way in the person chooses on a page. Elsewhere the installation that was named is chosen at once.
void ConsoleFront::look_for_windows() {
  if (boot_) return boot_->look_for_windows([this] { go_on(); });
  rooms_.search.start([this](std::optional<std::size_t> named) {
    rooms_.selection.select(named);
    go_on();
  });
}

// From where an earlier console went down, its Windows is chosen again, so its tools can be open again. Commands come after
// that, or they would meet a console without them.
void ConsoleFront::go_on() {
  if (!before_) return;  // what a script has opened meanwhile stays in front
  resume(*before_, rooms_, boot_ ? &*boot_ : nullptr);
  before_.reset();
  if (rooms_.options.is_boot && boot_->flow().stage() == boot::Stage::starting) begin_way_in();
  rooms_.workspace.restore();
  if (!rooms_.workspace.is_opening(toolset::k_remote_tool)) {
    (void)rooms_.session.take_start_wish(toolset::k_remote_tool);  // restored, or never: who opens it is another
  }
  serve_commands();
}

// While an earlier console's is not yet used, that stays.
void ConsoleFront::keep_memory() {
  if (before_) return;
  std::string text = text_of(memory_of(rooms_, boot_ ? &*boot_ : nullptr));
  if (text == kept_) return;
  rooms_.watch.keep(text);
  kept_ = std::move(text);
}

void ConsoleFront::serve_commands() {
  if (!control_) return;
  commands_.emplace(ConsoleCommands::Setup{rooms_.workspace, rooms_.session, notices_, boot_commands()});
  rooms_.loop->watch(control_->fd(), [this] { control_->serve(*commands_); });
}

BootCommands ConsoleFront::boot_commands() {
  return {.start_network =
              [this](const NetstartRequest& request, Reply reply) { boot_->netstart(request, std::move(reply)); },
          .show_recovery_options =
              [this](Reply reply) {
                recovery_.push_back(std::move(reply));
                rooms_.workspace.show("");  // in front of a tool that a script opened
                boot_->flow().show_options();
              }};
}

void ConsoleFront::draw(ui::Ui& ui) {
  rooms_.session.begin_frame();
  rooms_.registry.set_who(rooms_.session.who_presses(ui));
  rooms_.jobs.drain();
  window_->draw(ui);
  if (boot_) boot_->draw_questions(ui);
  if (commands_) commands_->update();
  rooms_.session.set_locked_page(window_->locked_page());
  rooms_.session.draw(ui);
  if (!rooms_.session.has_strip()) notices_.draw(ui);
  keep_memory();
}

}  // namespace lifeboat::launch
