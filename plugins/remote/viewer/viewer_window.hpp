// The viewer's window: the form, then what the session says, then its picture. Owns the session. UI thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "host/ui/application_loop.hpp"
#include "plugins/remote/viewer/arguments.hpp"
#include "plugins/remote/viewer/form_page.hpp"
#include "plugins/remote/viewer/latency_meter.hpp"
#include "plugins/remote/viewer/remote_session.hpp"
#include "plugins/remote/viewer/session_page.hpp"

namespace lifeboat::remote::viewer {

class ViewerWindow {
 public:
  // `loop` is borrowed. With `options.connects_at_once` the first frame begins a session.
  ViewerWindow(ui::ApplicationLoop& loop, ViewerOptions options, SessionFactory make_session);
  ~ViewerWindow();

  void draw(ui::Ui& ui);
  // The window's close button, or the time for --shot is over.
  void close();
  void give_up_on_shot();
  // What the program answers: 0, or 3 when --shot was asked for and not made. The sentence goes to standard error.
  [[nodiscard]] int exit_code() const { return exit_code_; }
  [[nodiscard]] const std::string& last_sentence() const { return last_sentence_; }
  [[nodiscard]] const LatencyMeter& latency() const { return latency_; }
  // Of all sessions.
  [[nodiscard]] TrafficFigures traffic() const;

 private:
  void draw_page(ui::Ui& ui);
  void connect(ConnectRequest request);
  void end_session();
  void draw_header(ui::Ui& ui, const SessionStatus* status);
  void draw_form(ui::Ui& ui);
  void draw_session(ui::Ui& ui, const SessionStatus& status);
  void draw_ended(ui::Ui& ui, const SessionStatus& status);
  void wipe_ticket_field();
  void take_picture_change();
  void note_over(const SessionStatus& status);
  void save_shot(const SessionStatus& status);

  ui::ApplicationLoop& loop_;
  ViewerOptions options_;
  SessionFactory make_session_;
  FormPage form_;
  LatencyMeter latency_;
  std::unique_ptr<RemoteSession> session_;
  std::unique_ptr<SessionPage> session_page_;
  std::optional<std::string> refused_ticket_;  // address and digits that a console said no to
  TrafficFigures earlier_traffic_;
  LatencyMeter::TimePoint figures_shown_at_{};
  std::string last_sentence_;
  int exit_code_ = 0;
  bool wants_close_ = false;
};

}  // namespace lifeboat::remote::viewer
