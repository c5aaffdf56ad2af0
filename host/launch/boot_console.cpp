#include "host/launch/boot_console.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {

using boot::PowerWish;

BootConsole::BootConsole(Parts parts)
    : parts_(std::move(parts)),
      network_(parts_.jobs, parts_.network_command, [&loop = parts_.loop] { loop.request_frame(); }),
      flow_(make_actions(), parts_.defaults),
      window_(make_context()) {}

boot::BootActions BootConsole::make_actions() {
  return {.start_network = [this] { start_network(); },
          .set_language = [this](const std::string& code) { choose_language(code); },
          // The list holds what there is; a layout that cannot be had leaves the keyboard as it was.
          .set_layout = [this](const std::string& layout) { (void)parts_.loop.keyboard().choose(layout); },
          .select_installation = [this](std::optional<std::size_t> index) { select(index); },
          .remap = parts_.remap};
}

void BootConsole::start_network() {
  network_.start([this](const boot::NetworkReport& report) {
    if (report.phase == boot::NetworkPhase::failed) flow_.network_failed();
  });
}

boot::BootContext BootConsole::make_context() {
  return {.flow = flow_,
          .selection = parts_.selection,
          .workspace = parts_.workspace,
          .network = network_,
          .rescan = [this] { rescan(); },
          .is_scanning = [this] { return scan_ != 0; },
          .wish_power =
              [this](PowerWish wish) {
                power_ = wish;
                parts_.ask_to_quit();
              },
          .unsaved_count = [this] { return parts_.registry.change_count(); },
          .settings_trouble = parts_.settings_trouble,
          .why_not = parts_.why_not,
          .may = parts_.may};
}

void BootConsole::netstart(const NetstartRequest& request, Reply reply) {
  const auto waiting = std::make_shared<Reply>(std::move(reply));
  if (request.prompt) {
    flow_.ask_questions([this, waiting] { answer_netstart(waiting); });
    parts_.loop.request_frame();
    return;
  }
  if (request.remount) flow_.answer_remap(true);
  if (request.network) flow_.answer_network(true);
  answer_netstart(waiting);
}

void BootConsole::answer_netstart(const std::shared_ptr<Reply>& reply) {
  const auto answer = [reply](const boot::NetworkReport& report) {
    switch (report.phase) {
      case boot::NetworkPhase::ready:
        return reply->done(fmt::format(fmt::runtime(tr("The address is {}.")), report.address));
      case boot::NetworkPhase::failed: return reply->not_possible(report.reason);
      default: return reply->done();
    }
  };
  if (network_.report().phase == boot::NetworkPhase::running) {
    network_.start(answer);  // it runs: this waits for its end
  } else {
    answer(network_.report());
  }
}

void BootConsole::select(std::optional<std::size_t> index) {
  if (index == parts_.selection.selected()) return;
  if (parts_.registry.change_count() > 0) return;  // the page says so, and offers no other choice
  parts_.workspace.close_those_on_the_system();
  parts_.selection.select(index);
}

// What was found says its problems in the language of that moment. On the way in it is looked for again; later there
// may be tools at work on it, and its words stay.
void BootConsole::choose_language(const std::string& code) {
  if (code == text_language()) return;
  set_text_language(code);
  if (!parts_.selection.selected() && scan_ == 0) scan(flow_.answers().installation);
}

void BootConsole::rescan() {
  if (scan_ == 0) scan(0);
}

void BootConsole::scan(std::optional<std::size_t> wanted) {
  parts_.workspace.close_those_on_the_system();
  parts_.selection.replace(nullptr, {});  // an image is locked while it is open
  flow_.choose_installation(std::nullopt);
  auto found = std::make_shared<FoundTarget>();
  const auto started = parts_.jobs.start(
      [found, find = parts_.find_target](jobs::JobControl&) -> Status {
        *found = find();
        return {};
      },
      [this, found, wanted, language = text_language()](const Status&) {
        scan_ = 0;
        parts_.selection.replace(std::move(found->target), std::move(found->problem));
        if (wanted && *wanted < parts_.selection.installations().size()) flow_.choose_installation(wanted);
        if (language != text_language()) scan(wanted);
      });
  if (started) {
    scan_ = *started;
  } else {
    parts_.selection.replace(nullptr, started.error().message);
  }
}

bool BootConsole::draw_home(ui::Ui& ui, std::span<const toolset::ToolEntry> tools) {
  if (flow_.stage() == boot::Stage::toolset) return false;
  window_.draw(ui, tools);
  return true;
}

void BootConsole::draw_header_button(ui::Ui& ui) {
  if (ui.button("power", tr("Restart or shut down…"), LB_BUTTON_NORMAL)) window_.ask_for_power();
}

}  // namespace lifeboat::launch
