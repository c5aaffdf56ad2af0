// The UI thread's side of serving the screen: one at a time. It hands complete frames to the channel while somebody
// is let in and a black picture otherwise, asks the person, says who is connected, and tells what became of a
// session. With nobody served it costs nothing.
//
// A frame is drawn by what was true before it took its input. The channel drops what waits from afar before it says that
// a session is over; so a frame that knows of the end has no press of the technician's any more, and the tools that are
// his alone are closed (`begin_frame`) before anybody's press of that frame is looked at.
//
//   session.begin_frame();  … draw the window …  session.set_locked_page(…); session.draw(ui);   // in each frame
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "host/base/error.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/session/input_guard.hpp"
#include "host/session/screen_channel.hpp"
#include "host/session/session_facts.hpp"
#include "host/ui/application_loop.hpp"

namespace lifeboat::session {

// Escape is on every keyboard at the same place, whatever the layout; End needs a second hand or Fn on small ones.
inline constexpr std::string_view k_end_chord = "Ctrl+Alt+Escape";

class RemoteSession {
 public:
  struct Setup {
    ui::ApplicationLoop& loop;  // borrowed, as is the log
    loader::Log& log;
    bool asks = true;            // remote.confirmation
    bool rearms = false;         // remote.rearm: without a question for more than the first session
    bool is_save_local = false;  // remote.local_save_confirmation
    std::string welcome = {};    // remote.welcome: the administrator's words in the question
    std::chrono::milliseconds question_limit = k_question_limit;
    std::chrono::milliseconds end_grace = k_end_grace;
  };
  // What the person was promised in a console that crashed, and what was granted there.
  struct Promises {
    std::string tool_id = {};     // what serves the screen; "": nothing does
    bool asks = true;             // the script's yes to it is spent, or there was none
    bool had_session = false;     // somebody was let in at this start
    bool was_ended_here = false;  // the person ended a session himself
  };
  // Takes the loop's end chord, input policy, input hook and shown frames.
  explicit RemoteSession(Setup setup);
  ~RemoteSession();
  RemoteSession(const RemoteSession&) = delete;
  RemoteSession& operator=(const RemoteSession&) = delete;

  // `refused` while another is served. The socket is ours in any case.
  [[nodiscard]] Status serve(std::string tool_id, UniqueFd socket);
  // Ends what that tool serves, if it does.
  void stop(std::string_view tool_id);

  // A start script wants that tool to serve at once. `asks` false: whoever connects to what it serves when it takes the
  // wish, until that ends, is let in without a question. Nothing while something is served: the person was promised to
  // be asked.
  void wish_start(std::string tool_id, bool asks);
  // Whether that was wished of this tool; true once. To serve without a question it must do so before the next frame.
  [[nodiscard]] bool take_start_wish(std::string_view tool_id);

  // For the console after this one, and in it, before a tool opens: what served shall serve again, and no yes is good twice.
  [[nodiscard]] Promises promises() const;
  void resume(const Promises& promises);

  [[nodiscard]] bool is_serving() const { return channel_ != nullptr && facts_.phase != Phase::closed; }
  // Whether `draw` draws along the window's top edge, where others must not.
  [[nodiscard]] bool has_strip() const { return is_open() || ended_.has_value(); }
  // What the window shows in this frame is decided by these.
  [[nodiscard]] bool is_open() const { return facts_.phase == Phase::open; }
  [[nodiscard]] const SessionFacts& facts() const { return facts_; }

  // What happens on the UI thread when a session is over; answers what is to be said of it ("" for nothing).
  void set_end_handler(std::function<std::string()> handler) { on_ended_ = std::move(handler); }
  // The tool in front is the technician's alone; its name, or "" when it is everybody's.
  void set_locked_page(std::string tool_name) { locked_page_ = std::move(tool_name); }
  // Says in the strip, while the session lasts, why the person's input was refused.
  void show_refusal(std::string why) { refusal_ = std::move(why); }
  // Who presses what is pressed in this frame, for a record: "local user", "technician \"Ada\" from 10.5.14.52".
  [[nodiscard]] std::string who_presses(const ui::Ui& ui) const;

  void begin_frame();
  void draw(ui::Ui& ui);

 private:
  [[nodiscard]] bool takes_yes(const std::string& tool_id);
  void frame_shown(const ui::ShownFrame& frame);
  [[nodiscard]] Status hand_over(const screen::Framebuffer& picture, bool is_real);
  void take_facts();
  void note_ended(std::optional<EndedSession> ended);
  void draw_asking(ui::Ui& ui);
  void draw_open(ui::Ui& ui);

  Setup setup_;
  InputGuard guard_;
  struct StartWish {
    std::string tool_id;
    bool asks = true;
  };
  std::optional<StartWish> start_wish_;
  std::string trusted_tool_;  // what it serves within this frame is served without a question
  std::string tool_id_;
  std::unique_ptr<ScreenChannel> channel_;
  std::mutex end_mutex_;  // the chord may come while the channel goes away
  SessionFacts facts_;
  std::optional<EndedSession> ended_;
  std::string aftermath_, locked_page_, refusal_;
  std::function<std::string()> on_ended_;
  bool is_end_new_ = false;
  bool had_session_ = false;
  bool was_ended_here_ = false;
  bool is_trusted_ = false;  // what is served was begun with a script's yes
  std::uint32_t asked_session_ = 0;
  // What the server has.
  screen::Size handed_size_;
  bool is_handed_real_ = false;
  std::optional<screen::Cursor> handed_cursor_;
};

}  // namespace lifeboat::session
