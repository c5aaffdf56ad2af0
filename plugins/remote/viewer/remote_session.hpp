// A session with a console as the pages see it: where it stands, the picture, and what may be sent. The real one runs
// on its own thread (network_session.hpp); tests have one without a network. Every call from the UI thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/screen/display.hpp"
#include "host/screen/geometry.hpp"
#include "host/screen/picture_paint.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/viewer/fields.hpp"

namespace lifeboat::remote::viewer {

enum class SessionState { connecting, waiting_for_consent, open, lost, over };

// A copy: what a frame shows.
struct SessionStatus {
  SessionState state = SessionState::connecting;
  std::string address;
  std::string encoder;
  screen::Cursor cursor = screen::Cursor::arrow;
  bool is_exact = false;  // the picture equals the console's
  // Set when over: for the person, and whether the person may try again with what the form holds.
  std::string sentence;
  bool was_open = false;
  bool is_ticket_refused = false;
};

// What changed in the picture since the last call.
struct PictureChange {
  std::vector<screen::Rect> areas;  // of the remote picture
  std::uint64_t input_id = 0;       // the last input that is in it
  bool is_empty() const { return areas.empty() && input_id == 0; }
};

struct TrafficFigures {
  std::uint64_t bytes_received = 0, updates = 0, video_frames = 0;
};

class RemoteSession {
 public:
  virtual ~RemoteSession() = default;
  [[nodiscard]] virtual SessionStatus status() const = 0;
  [[nodiscard]] virtual TrafficFigures traffic() const = 0;
  // The pixels stay where they are until the size changes, which is a change of status. Empty before the first.
  [[nodiscard]] virtual screen::PixelView picture() const = 0;
  [[nodiscard]] virtual PictureChange take_change() = 0;
  // Answers the input's id; 0 while nothing can be sent.
  virtual std::uint64_t send(protocol::Input input) = 0;
  virtual void release_all() = 0;
  // The technician leaves: Goodbye, then over.
  virtual void end() = 0;
};

// Called from any thread.
struct SessionObserver {
  std::function<void()> status_changed;
  std::function<void()> picture_changed;
};

using SessionFactory =
    std::function<std::unique_ptr<RemoteSession>(const ConnectRequest& request, SessionObserver observer)>;

}  // namespace lifeboat::remote::viewer
