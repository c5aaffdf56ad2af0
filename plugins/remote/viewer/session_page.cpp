#include "plugins/remote/viewer/session_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "host/base/text.hpp"
#include "plugins/remote/viewer/session_keys.hpp"

namespace lifeboat::remote::viewer {
namespace {

constexpr std::uint32_t k_surround = 0x0A1C24;  // the theme's darkest
constexpr float k_bar_em = 2.0F;
constexpr float k_bar_in_front_em = 3.35F;  // with its own ground, over the picture
constexpr float k_pan_step = 0.1F;

LatencyMeter::TimePoint now() { return std::chrono::steady_clock::now(); }

float moved(float pan, float step) { return std::clamp(pan + step, 0.0F, 1.0F); }

ScaleMode next_mode(ScaleMode mode) {
  switch (mode) {
    case ScaleMode::fit:
      return ScaleMode::actual_size;
    case ScaleMode::actual_size:
      return ScaleMode::fill;
    case ScaleMode::fill:
      return ScaleMode::fit;
  }
  return ScaleMode::fit;
}

const char* name_of(ScaleMode mode) {
  switch (mode) {
    case ScaleMode::fit:
      return N_("Fit to window");
    case ScaleMode::actual_size:
      return N_("Actual size");
    case ScaleMode::fill:
      return N_("Fill window");
  }
  return "";
}

}  // namespace

SessionPage::SessionPage(Parts parts)
    : parts_(std::move(parts)),
      input_({[this](protocol::Input input) {
                const std::uint64_t id = parts_.session.send(input);
                parts_.latency.sent(input, id, now());
              },
              [this] { parts_.session.release_all(); }}) {}

void SessionPage::draw(ui::Ui& ui, const SessionStatus& status) {
  ui.push_id("session");
  if (wants_picture_) ui.focus("session/picture");
  // The console has let go of everything by itself.
  if (status.state == SessionState::lost && input_.holds_anything()) input_.release();
  take_shortcuts(ui);
  // In full screen the bar lies over the picture, so that showing it moves nothing.
  if (is_full_screen_) draw_picture(ui, status);
  if (has_bar(status)) draw_bar(ui, status);
  if (!is_full_screen_) draw_picture(ui, status);
  ui.pop_id();
}

std::vector<screen::Rect> SessionPage::shown(const std::vector<screen::Rect>& areas) const {
  std::vector<screen::Rect> frame_areas;
  for (const screen::Rect& area : areas) {
    const screen::Rect at = screen::shown_at(painted_, area);
    if (!at.is_empty()) frame_areas.push_back(at);
  }
  return frame_areas;
}

bool SessionPage::has_bar(const SessionStatus& status) const {
  return !is_full_screen_ || is_at_top_ || !had_keyboard_ || status.state == SessionState::lost;
}

void SessionPage::draw_bar(ui::Ui& ui, const SessionStatus& status) {
  if (is_full_screen_) {
    (void)ui.begin_region("bar", 0, k_bar_in_front_em, LB_REGION_PANEL);
  } else {
    (void)ui.begin_region("bar", 0, k_bar_em, 0);
  }
  draw_buttons(ui);
  ui.same_line();
  draw_state(ui, status);
  ui.end_region();
  draw_keys_menu(ui);
}

void SessionPage::draw_state(ui::Ui& ui, const SessionStatus& status) const {
  if (status.state == SessionState::lost) return ui.text(tr("Connection lost, trying again…"), LB_TEXT_WARNING);
  std::string text = fmt::format(fmt::runtime(tr("Connected to {}")), status.address);
  if (!status.encoder.empty()) text += " · " + status.encoder;
  text += std::string(" · ") + (status.is_exact ? tr("exact") : tr("refining"));
  const auto latency = parts_.latency.figures();
  if (latency.count > 0) text += fmt::format(" · {:.0f} ms", latency.last_ms);
  ui.text(text, LB_TEXT_MUTED);
}

void SessionPage::draw_buttons(ui::Ui& ui) {
  if (ui.button("end", tr("End session"), LB_BUTTON_QUIET)) parts_.session.end();
  ui.same_line();
  if (ui.button("scale", tr(name_of(next_mode(mode_))), LB_BUTTON_QUIET)) mode_ = next_mode(mode_);
  ui.same_line();
  if (ui.button("full-screen", is_full_screen_ ? tr("Leave full screen") : tr("Full screen"), LB_BUTTON_QUIET)) {
    set_full_screen(!is_full_screen_);
    wants_picture_ = true;
  }
  ui.tooltip(tr("Ctrl+Alt+Enter"));
  ui.same_line();
  if (ui.button("keys", tr("Send keys"), LB_BUTTON_QUIET)) ui.open_menu("keys-menu");
}

void SessionPage::draw_keys_menu(ui::Ui& ui) {
  if (!ui.begin_menu("keys-menu")) return;
  for (const SentKeys& keys : k_sent_keys) {
    if (!ui.menu_item(keys.id, tr(keys.label), "", true)) continue;
    input_.press(keys.chord);
    wants_picture_ = true;
  }
  ui.end_menu();
}

void SessionPage::draw_picture(ui::Ui& ui, const SessionStatus& status) {
  const screen::PixelView source = parts_.session.picture();
  const screen::Rect place = place_picture(source.size, ui.picture_room(is_full_screen_), mode_, pan_);
  ui::Picture picture;
  picture.source = source;
  picture.place = place;
  picture.surround = k_surround;
  picture.cursor = status.cursor;
  picture.label = tr("Screen of the console");
  const std::string value = fmt::format("{}x{} at {},{} as {}x{}{}", source.size.width, source.size.height, place.x,
                                        place.y, place.width, place.height, status.is_exact ? " exact" : "");
  picture.value = value;
  picture.our_keys = k_our_keys;
  picture.covers_window = is_full_screen_;
  const ui::PictureInput input = ui.picture("picture", picture);
  screen::Rect painted_place = place;
  painted_place.x += input.room.x;
  painted_place.y += input.room.y;
  painted_ = {source, input.room, painted_place, k_surround};
  take_input(input, place, status);
}

void SessionPage::take_input(const ui::PictureInput& input, const screen::Rect& place, const SessionStatus& status) {
  if (had_keyboard_ && !input.is_focused) input_.release();
  had_keyboard_ = input.is_focused;
  if (had_keyboard_) wants_picture_ = false;
  for (const screen::InputEvent& event : input.events) {
    if (event.kind != screen::InputKind::pointer_move || !input.is_hovered) continue;
    pan_ = pan_for_pointer(event.x, event.y, {input.room.width, input.room.height});
    is_at_top_ = event.y < 1 && !input_.holds_anything();
  }
  const screen::Size size = painted_.source.size;
  const bool is_live = status.state == SessionState::open && size.width > 0 && size.height > 0;
  if (is_live) input_.take(input.events, place, size, had_keyboard_);
}

void SessionPage::take_shortcuts(ui::Ui& ui) {
  if (ui.shortcut("Ctrl+Alt+Enter")) {
    input_.release();  // Ctrl and Alt were on their way already
    set_full_screen(!is_full_screen_);
  }
  if (ui.shortcut("Ctrl+Alt+Home")) {
    input_.release();
    ui.focus("session/end");
    had_keyboard_ = wants_picture_ = false;
  }
  if (!had_keyboard_ && ui.shortcut("Escape")) ui.focus("session/picture");
  if (ui.shortcut("Ctrl+Alt+Left")) pan_.x = moved(pan_.x, -k_pan_step);
  if (ui.shortcut("Ctrl+Alt+Right")) pan_.x = moved(pan_.x, k_pan_step);
  if (ui.shortcut("Ctrl+Alt+Up")) pan_.y = moved(pan_.y, -k_pan_step);
  if (ui.shortcut("Ctrl+Alt+Down")) pan_.y = moved(pan_.y, k_pan_step);
}

void SessionPage::set_full_screen(bool is_full) {
  is_full_screen_ = is_full;
  is_at_top_ = false;
  parts_.set_full_screen(is_full);
}

}  // namespace lifeboat::remote::viewer
