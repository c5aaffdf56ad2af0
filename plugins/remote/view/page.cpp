#include "plugins/remote/view/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lifeboat/cpp/scopes.hpp"
#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::remote {
namespace {

using sdk::tr;
using sdk::Ui;
using session::Phase;

// From this many on somebody may be trying: the person should know who. A mistyped ticket or two is no reason.
constexpr std::uint32_t k_guesses_worth_a_word = 5;
constexpr std::size_t k_max_welcome_bytes = 2048 * 4;  // 2,048 characters
constexpr std::size_t k_addresses_shown = 6;

std::string format_count(const char* message, std::uint32_t count) {
  return fmt::format(fmt::runtime(message), count);
}

void draw_fact(Ui& ui, const char* label, const std::string& value, lb_text_style style) {
  ui.text(label, LB_TEXT_MUTED);
  ui.text(value, style);
  ui.space(0.4F);
}

void draw_addresses(Ui& ui, const std::vector<std::string>& addresses) {
  ui.text(addresses.size() > 1 ? tr("Address (any one of these)") : tr("Address"), LB_TEXT_MUTED);
  if (addresses.empty()) {
    ui.text(tr("This computer has no network address yet. TCP/IP Config can get one; it appears here at once."), LB_TEXT_WARNING);
  }
  for (std::size_t i = 0; i < std::min(addresses.size(), k_addresses_shown); ++i) {
    ui.text(addresses[i], LB_TEXT_HEADING);
  }
  ui.space(0.4F);
}

void draw_read_aloud(Ui& ui, const Snapshot& now) {
  ui.text(tr("Read these three to your technician:"));
  ui.space(0.4F);
  draw_fact(ui, tr("Ticket"), now.ticket, LB_TEXT_CODE);
  draw_addresses(ui, now.addresses);
  draw_fact(ui, tr("Port"), std::to_string(now.port), LB_TEXT_HEADING);
}

Wish draw_guesses(Ui& ui, const Snapshot& now) {
  Wish wish;
  if (now.wrong_guesses < k_guesses_worth_a_word) return wish;
  ui.text(format_count(tr("A wrong ticket was tried {} times. If that is not your technician, make a new ticket, or "
                          "let in only the technician's address."),
                       now.wrong_guesses),
          LB_TEXT_WARNING);
  for (std::size_t i = 0; i < now.guessing.size(); ++i) {
    const sdk::Id id(ui, fmt::format("guess-{}", i + 1).c_str());
    if (ui.button("only", fmt::format(fmt::runtime(tr("Only let in {}")), now.guessing[i]))) {
      wish = {Wish::Kind::only_address, now.guessing[i]};
    }
  }
  ui.space(0.4F);
  return wish;
}

void draw_problems(Ui& ui, const Snapshot& now) {
  if (!now.problem.empty()) ui.text(now.problem, LB_TEXT_ERROR);
  if (!now.inventory_problem.empty()) {
    ui.text(fmt::format(fmt::runtime(tr("inv32.xml cannot be written: {}")), now.inventory_problem), LB_TEXT_WARNING);
  }
}

Wish draw_introduction(Ui& ui, const Snapshot& now, const RemoteSettings& settings) {
  if (!settings.welcome.empty()) {
    ui.text(settings.welcome.substr(0, k_max_welcome_bytes));
    ui.space(0.6F);
  }
  ui.text(tr("A technician can see this screen and use it for you: every tool, keyboard and mouse."));
  ui.text(tr("You get a ticket that is good for one connection. When somebody connects with it you are asked first, "
             "and you can end the connection at any time."),
          LB_TEXT_MUTED);
  ui.space(0.6F);
  draw_problems(ui, now);
  const bool was_started = ui.button("start", tr("Get a ticket"), LB_BUTTON_PRIMARY);
  return {was_started ? Wish::Kind::start : Wish::Kind::nothing, {}};
}

Wish draw_waiting(Ui& ui, const Snapshot& now) {
  draw_read_aloud(ui, now);
  Wish wish = draw_guesses(ui, now);
  ui.text(tr("Waiting for the technician…"), LB_TEXT_MUTED);
  draw_problems(ui, now);
  ui.space(0.4F);
  if (ui.button("new-ticket", tr("New ticket"))) wish = {Wish::Kind::new_ticket, {}};
  ui.same_line();
  if (ui.button("stop", tr("Stop waiting"))) wish = {Wish::Kind::stop, {}};
  return wish;
}

Wish draw_running(Ui& ui, const char* what, lb_text_style style) {
  ui.text(what, style);
  ui.space(0.4F);
  const bool was_stopped = ui.button("stop", tr("End the connection"));
  return {was_stopped ? Wish::Kind::stop : Wish::Kind::nothing, {}};
}

Wish draw_ended(Ui& ui) {
  ui.text(tr("The connection has ended. Its ticket is used up, and nobody is connected."), LB_TEXT_SUCCESS);
  ui.space(0.4F);
  const bool was_renewed = ui.button("new-ticket", tr("Get a new ticket"), LB_BUTTON_PRIMARY);
  ui.same_line();
  if (ui.button("stop", tr("Close Remote Connection"))) return {Wish::Kind::stop, {}};
  return {was_renewed ? Wish::Kind::new_ticket : Wish::Kind::nothing, {}};
}

}  // namespace

Wish draw_page(Ui& ui, const Snapshot& now, const RemoteSettings& settings) {
  const sdk::Region whole(ui, "whole", 0, 0, LB_REGION_SCROLL);  // many addresses, a long welcome, a low window
  ui.text(tr("Remote Connection"), LB_TEXT_HEADING);
  if (!now.phase || now.phase == Phase::failed) return draw_introduction(ui, now, settings);
  if (now.phase == Phase::waiting) return draw_waiting(ui, now);
  if (now.phase == Phase::ended) return draw_ended(ui);
  if (now.phase == Phase::lost) {
    return draw_running(ui, tr("The link to the technician broke. The session goes on if it is back within a minute."), LB_TEXT_WARNING);
  }
  if (now.phase == Phase::asking) {
    return draw_running(ui, tr("Somebody has given the right ticket and waits for your answer."), LB_TEXT_BODY);
  }
  return draw_running(ui, tr("A technician is connected and sees this screen."), LB_TEXT_SUCCESS);
}

}  // namespace lifeboat::remote
