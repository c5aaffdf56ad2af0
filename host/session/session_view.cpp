#include "host/session/session_view.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "host/base/text.hpp"

namespace lifeboat::session {
namespace {

// A welcome beyond this scrolls.
constexpr std::size_t k_short_welcome_bytes = 160;
constexpr std::ptrdiff_t k_short_welcome_lines = 2;
constexpr float k_welcome_height_em = 8;

std::string clock_text(WallTime time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm local{};
  ::localtime_r(&seconds, &local);
  return fmt::format("{:%H:%M}", local);
}

std::string reason_text(EndReason reason) {
  switch (reason) {
    case EndReason::user: return tr("It was ended here.");
    case EndReason::technician: return tr("The technician ended it.");
    case EndReason::server_gone: return tr("Remote Connection stopped.");
    case EndReason::broken_rule: return tr("Lifeboat ended it, because Remote Connection did something it must not.");
  }
  return {};
}

// Above what is the host's own to say. The buttons stay in the window however long it is.
void draw_welcome(ui::Ui& ui, const std::string& welcome) {
  if (welcome.empty()) return;
  const bool is_long = welcome.size() > k_short_welcome_bytes ||
                       std::ranges::count(welcome, '\n') > k_short_welcome_lines;
  ui.push_id("welcome");
  if (is_long) ui.begin_region("lines", 0, k_welcome_height_em, LB_REGION_BORDER | LB_REGION_SCROLL);
  ui.text(welcome);
  if (is_long) ui.end_region();
  ui.pop_id();
  ui.space(0.5F);
}

}  // namespace

std::string who_text(const std::string& name, const std::string& address) {
  if (name.empty()) return fmt::format(fmt::runtime(tr("Somebody at {}")), address);
  return fmt::format(fmt::runtime(tr("“{}” at {}")), name, address);
}

std::optional<bool> draw_question(ui::Ui& ui, const SessionFacts& facts, const std::string& welcome, bool is_new) {
  std::optional<bool> answer;
  ui.push_id("session");
  ui.begin_question("consent", tr("Let a technician use this computer?"));
  if (is_new) ui.focus("session/consent/refuse");
  draw_welcome(ui, welcome);
  ui.text(
      facts.name.empty()
          ? fmt::format(fmt::runtime(tr("Somebody at address {} wants to connect. They do not say who they are.")),
                        facts.address)
          : fmt::format(fmt::runtime(tr("Somebody at address {} wants to connect. They say they are “{}”.")),
                        facts.address, facts.name));
  ui.text(tr("They will see this screen and can use every tool: read, change and delete what is on this computer."));
  ui.text(tr("Say yes only if you asked for help and know who this is. You can end it at any time."),
          LB_TEXT_WARNING);
  ui.space(0.75F);
  if (ui.button("refuse", tr("No, keep them out"), LB_BUTTON_NORMAL) || ui.shortcut("Escape")) answer = false;
  ui.same_line();
  if (ui.button("allow", tr("Yes, let them in"), LB_BUTTON_NORMAL)) answer = true;
  ui.end_question();
  ui.pop_id();
  return answer;
}

bool draw_strip(ui::Ui& ui, const SessionFacts& facts, std::string_view chord, std::string_view refusal) {
  ui::Strip strip{ui::BannerKind::info, {}, {}, "end", tr("End")};
  const std::string who = who_text(facts.name, facts.address);
  const std::string since = clock_text(facts.since);
  if (facts.is_lost) {
    strip.kind = ui::BannerKind::warning;
    strip.text =
        fmt::format(fmt::runtime(tr("The link to {} is lost. Nobody controls this computer from afar.")), who);
    strip.detail = fmt::format(fmt::runtime(tr("They may come back for a minute. To end it now: {}.")), chord);
  } else {
    strip.text =
        fmt::format(fmt::runtime(tr("{} has been seeing and controlling this computer since {}.")), who, since);
    strip.detail = fmt::format(fmt::runtime(tr("To end it at any time: {}.")), chord);
    if (!facts.encoder.empty()) {
      strip.detail += fmt::format(fmt::runtime(tr(" Picture sent with {}.")), facts.encoder);
    }
  }
  if (!refusal.empty()) {
    strip.kind = ui::BannerKind::warning;
    strip.detail = refusal;
  }
  ui.push_id("session");
  const bool is_ended = ui.strip("banner", strip);
  ui.pop_id();
  return is_ended;
}

bool draw_ended(ui::Ui& ui, const EndedSession& ended, const std::string& aftermath) {
  ui::Strip strip{ui::BannerKind::success, {}, {}, "ok", tr("OK")};
  strip.text = fmt::format(fmt::runtime(tr("{} is no longer connected. The session lasted from {} to {}.")),
                           who_text(ended.name, ended.address), clock_text(ended.from), clock_text(ended.to));
  strip.detail = reason_text(ended.reason);
  if (!aftermath.empty()) strip.detail += " " + aftermath;
  if (ended.reason == EndReason::broken_rule) strip.kind = ui::BannerKind::warning;
  ui.push_id("session");
  const bool is_read = ui.strip("ended", strip);
  ui.pop_id();
  return is_read;
}

}  // namespace lifeboat::session
