#include "plugins/remote/viewer/viewer_window.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "host/base/text.hpp"
#include "plugins/remote/viewer/picture_file.hpp"
#include "plugins/remote/viewer/status_page.hpp"

namespace lifeboat::remote::viewer {
namespace {

using namespace std::chrono_literals;

constexpr int k_failed_exit_code = 3;
// The latency in the bar: readable, and no frame more than that for it.
constexpr auto k_figures_every = 1s;

}  // namespace

ViewerWindow::ViewerWindow(ui::ApplicationLoop& loop, ViewerOptions options, SessionFactory make_session)
    : loop_(loop), options_(std::move(options)), make_session_(std::move(make_session)) {
  form_.fill(options_.fields);
  loop_.set_quiet_handler([this] { take_picture_change(); });
  if (!options_.connects_at_once) {
    loop_.ui().focus("form/ticket");
  } else if (auto request = check_fields(options_.fields)) {
    connect(std::move(*request));
  }
  wipe(options_.fields.ticket);
}

ViewerWindow::~ViewerWindow() {
  end_session();
  loop_.set_quiet_handler({});
}

void ViewerWindow::connect(ConnectRequest request) {
  end_session();
  form_.show_reason("");
  request.was_refused_before = refused_ticket_ == request.address + " " + request.ticket_digits;
  session_ = make_session_(request, {[this] { loop_.request_frame(); }, [this] { loop_.wake_quietly(); }});
  wipe(request.ticket_digits);
}

void ViewerWindow::end_session() {
  if (!session_) return;
  if (session_page_) loop_.display().set_full_screen(false);
  session_page_.reset();
  earlier_traffic_ = traffic();
  session_.reset();
}

TrafficFigures ViewerWindow::traffic() const {
  if (!session_) return earlier_traffic_;
  const TrafficFigures now = session_->traffic();
  return {earlier_traffic_.bytes_received + now.bytes_received, earlier_traffic_.updates + now.updates,
          earlier_traffic_.video_frames + now.video_frames};
}

void ViewerWindow::close() {
  end_session();
  loop_.quit();
}

void ViewerWindow::give_up_on_shot() {
  if (options_.shot.empty()) return;
  exit_code_ = k_failed_exit_code;
  last_sentence_ = tr("The console's picture did not come in time.");
  close();
}

void ViewerWindow::draw(ui::Ui& ui) {
  draw_page(ui);
  if (std::exchange(wants_close_, false)) close();
}

void ViewerWindow::draw_page(ui::Ui& ui) {
  if (!session_) return draw_form(ui);
  const SessionStatus status = session_->status();
  if (status.state == SessionState::over) note_over(status);
  if (!session_) return draw_form(ui);
  save_shot(status);
  if (session_) draw_session(ui, status);
}

// A session that never opened goes back to the form, with the reason.
void ViewerWindow::note_over(const SessionStatus& status) {
  last_sentence_ = status.sentence;
  if (!options_.shot.empty()) {
    exit_code_ = k_failed_exit_code;
    return close();
  }
  if (status.is_ticket_refused) {
    const auto fields = check_fields(form_.fields());
    if (fields) refused_ticket_ = fields->address + " " + fields->ticket_digits;
  }
  if (status.was_open) return;
  form_.show_reason(status.sentence);
  loop_.ui().focus("form/ticket");
  end_session();
}

void ViewerWindow::draw_header(ui::Ui& ui, const SessionStatus* status) {
  ui.push_id("header");
  ui.begin_header(tr("Lifeboat Viewer"), status == nullptr ? std::string(tr("Remote Connection")) : status->address,
                  "remote");
  if (ui.button("quit", tr("Close"))) wants_close_ = true;
  ui.end_header();
  ui.pop_id();
}

void ViewerWindow::draw_form(ui::Ui& ui) {
  draw_header(ui, nullptr);
  auto request = form_.draw(ui);
  if (!request) return;
  connect(std::move(*request));
  loop_.request_frame();
}

void ViewerWindow::draw_session(ui::Ui& ui, const SessionStatus& status) {
  const std::array<ui::DialogButton, 1> cancel = {ui::DialogButton{"cancel", tr("Cancel")}};
  switch (status.state) {
    case SessionState::connecting:
      draw_header(ui, &status);
      if (draw_status_page(ui, {"connecting", tr("Connecting…"), tr("The console is being called.")}, cancel) ==
          0) {
        end_session();
        loop_.request_frame();
      }
      return;
    case SessionState::waiting_for_consent:
      draw_header(ui, &status);
      if (draw_status_page(ui,
                           {"consent", tr("Waiting for consent"),
                            tr("The ticket is right. The person at the console is being asked to let you in.")},
                           cancel) == 0) {
        end_session();
        loop_.request_frame();
      }
      return;
    case SessionState::open:
    case SessionState::lost:
      if (!session_page_) {
        wipe_ticket_field();
        session_page_ = std::make_unique<SessionPage>(SessionPage::Parts{
            *session_, latency_, [this](bool is_full) { loop_.display().set_full_screen(is_full); }});
      }
      return session_page_->draw(ui, status);
    case SessionState::over:
      return draw_ended(ui, status);
  }
}

void ViewerWindow::wipe_ticket_field() {
  ConnectFields fields = form_.fields();
  wipe(fields.ticket);  // used up
  form_.fill(fields);
}

void ViewerWindow::draw_ended(ui::Ui& ui, const SessionStatus& status) {
  if (session_page_) {
    loop_.display().set_full_screen(false);
    session_page_.reset();
  }
  draw_header(ui, &status);
  const std::array<ui::DialogButton, 2> buttons = {ui::DialogButton{"again", tr("New connection"), LB_BUTTON_PRIMARY},
                                                   ui::DialogButton{"close", tr("Close")}};
  const int pressed = draw_status_page(ui, {"ended", tr("The session is over"), status.sentence}, buttons);
  if (pressed == 1) wants_close_ = true;
  if (pressed != 0) return;
  end_session();
  loop_.ui().focus("form/ticket");
  loop_.request_frame();
}

void ViewerWindow::take_picture_change() {
  if (!session_) return;
  const PictureChange change = session_->take_change();
  if (session_page_) loop_.repaint(session_page_->shown(change.areas));
  const auto now = std::chrono::steady_clock::now();
  latency_.presented(change.input_id, now);
  if (now - figures_shown_at_ < k_figures_every) return;
  figures_shown_at_ = now;
  loop_.request_frame();
}

void ViewerWindow::save_shot(const SessionStatus& status) {
  if (options_.shot.empty() || status.state != SessionState::open || !status.is_exact) return;
  const Status saved = save_picture_file(session_->picture(), options_.shot.string());
  if (!saved) {
    exit_code_ = k_failed_exit_code;
    last_sentence_ = saved.error().message;
  }
  options_.shot.clear();
  session_->end();
  close();
}

}  // namespace lifeboat::remote::viewer
