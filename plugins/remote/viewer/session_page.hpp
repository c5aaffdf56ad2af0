// The console's picture, filling the window, and a thin bar with what the session is like and what can be done. In
// full screen the bar hides until the pointer touches the top edge or Ctrl+Alt+Home calls it. While the picture has
// the keyboard every key goes to the console but the few chords of session_keys.hpp. UI thread only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/ui/ui.hpp"
#include "plugins/remote/viewer/latency_meter.hpp"
#include "plugins/remote/viewer/picture_layout.hpp"
#include "plugins/remote/viewer/remote_input.hpp"
#include "plugins/remote/viewer/remote_session.hpp"

namespace lifeboat::remote::viewer {

class SessionPage {
 public:
  struct Parts {  // borrowed; the page lasts as long as the session at most
    RemoteSession& session;
    LatencyMeter& latency;
    std::function<void(bool is_full)> set_full_screen;
  };
  explicit SessionPage(Parts parts);

  void draw(ui::Ui& ui, const SessionStatus& status);
  // The parts of the frame that show these parts of the remote picture.
  [[nodiscard]] std::vector<screen::Rect> shown(const std::vector<screen::Rect>& areas) const;

 private:
  [[nodiscard]] bool has_bar(const SessionStatus& status) const;
  void draw_bar(ui::Ui& ui, const SessionStatus& status);
  void draw_state(ui::Ui& ui, const SessionStatus& status) const;
  void draw_buttons(ui::Ui& ui);
  void draw_keys_menu(ui::Ui& ui);
  void draw_picture(ui::Ui& ui, const SessionStatus& status);
  void take_input(const ui::PictureInput& input, const screen::Rect& place, const SessionStatus& status);
  void take_shortcuts(ui::Ui& ui);
  void set_full_screen(bool is_full);

  Parts parts_;
  RemoteInput input_;
  ScaleMode mode_ = ScaleMode::fit;
  Pan pan_;
  screen::PicturePaint painted_;  // as drawn last
  bool is_full_screen_ = false;
  bool is_at_top_ = false;  // the pointer called the bar
  bool had_keyboard_ = false;
  bool wants_picture_ = true;  // the keyboard goes to the picture, as soon as no menu has it
};

}  // namespace lifeboat::remote::viewer
