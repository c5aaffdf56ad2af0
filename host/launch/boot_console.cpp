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
          .rescan = [this] { look_for_windows(); },
          .is_scanning = [this] { return parts_.search.is_running(); },
          .wish_power =
              [this](PowerWish wish) {
                power_ = wish;
                parts_.ask_to_quit();
              },
          .why_fixed = [this] { return why_fixed(); },
          .settings_trouble = parts_.settings_trouble,
          .why_not = parts_.why_not,
          .may = parts_.may};
}

std::string BootConsole::why_fixed() const {
  if (parts_.registry.change_count() == 0) return {};
  std::string waiting = parts_.waiting();
  return waiting.empty() ? tr("Save or undo your registry changes first.") : waiting;
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
// may be tools at work on it, and it is only read once more. A scan that is under way looks again by itself.
void BootConsole::choose_language(const std::string& code) {
  if (code == text_language()) return;
  set_text_language(code);
  if (parts_.selection.selected()) {
    parts_.say_again();
  } else {
    scan([kept = flow_.answers().installation](auto) { return kept; });
  }
}

void BootConsole::look_for_windows(const std::function<void()>& on_found) {
  const toolset::Selection& selection = parts_.selection;
  const auto selected = selection.selected();
  const auto chosen = selected ? selected : flow_.answers().installation;
  const bool is_there = chosen && *chosen < selection.installations().size();
  const std::string place = is_there ? selection.place_of(*chosen) : std::string();
  const auto suggest = [&selection, place](std::optional<std::size_t> named) {
    const auto again = selection.find(place);
    return again ? again : std::optional(named.value_or(0));
  };
  scan(suggest, [this, place, was_selected = selected.has_value(), on_found] {
    if (was_selected) parts_.selection.select(parts_.selection.find(place));
    on_found();
  });
}

void BootConsole::scan(const Suggestion& suggestion, const std::function<void()>& on_found) {
  if (parts_.search.is_running()) return;
  parts_.workspace.close_those_on_the_system();
  flow_.choose_installation(std::nullopt);
  parts_.search.start([this, suggestion, on_found, language = text_language()](std::optional<std::size_t> named) {
    const auto suggested = suggestion(named);
    if (suggested && *suggested < parts_.selection.installations().size()) flow_.choose_installation(suggested);
    on_found();
    if (language != text_language() && !parts_.selection.selected()) scan(suggestion);
  });
}

void BootConsole::draw_header_button(ui::Ui& ui) {
  if (ui.button("power", tr("Restart or shut down…"), LB_BUTTON_NORMAL)) window_.ask_for_power();
}

}  // namespace lifeboat::launch
