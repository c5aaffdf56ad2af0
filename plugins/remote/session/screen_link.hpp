// The server's end of the screen channel (lifeboat/screen_channel.h): maps the console's picture for reading, gathers
// its damage, and carries requests and input to the host. The host is trusted; still every record's size is checked,
// since a mapping hangs on it. Never blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "lifeboat/screen_channel.h"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/screen_encoder.hpp"
#include "plugins/remote/video/tile_set.hpp"

namespace lifeboat::remote::session {

// The console's picture, mapped for reading.
class SharedPicture {
 public:
  [[nodiscard]] static sdk::Outcome<SharedPicture> map(const lb_record_picture& record, sdk::UniqueFd fd);
  SharedPicture(SharedPicture&& other) noexcept;
  SharedPicture& operator=(SharedPicture&& other) noexcept;
  ~SharedPicture();

  [[nodiscard]] const video::PictureView& view() const { return view_; }
  [[nodiscard]] std::uint32_t scale_percent() const { return scale_percent_; }

 private:
  SharedPicture(const video::PictureView& view, std::uint32_t scale_percent)
      : view_(view), scale_percent_(scale_percent) {}
  video::PictureView view_;
  std::uint32_t scale_percent_;
};

// What reading the channel brought, to be asked for after each `read`.
struct ScreenNews {
  bool has_new_picture = false;
  std::optional<video::TileSet> damage;  // of all frames since the last read, merged
  std::uint64_t input_id = 0;
  std::int64_t drawn_at_us = 0;  // of the newest
  std::optional<std::uint8_t> cursor;
  std::vector<lb_record_decision> decisions;
};

// Enough for a burst of typing; a UI that hangs catches up later or is restarted by its supervisor.
inline constexpr std::size_t k_congested_records = 256;

class ScreenLink {
 public:
  explicit ScreenLink(sdk::UniqueFd fd) : fd_(std::move(fd)) {}

  [[nodiscard]] int fd() const { return fd_.get(); }
  // All that waits. A failure: the host closed the channel or broke its rules.
  [[nodiscard]] sdk::Outcome<ScreenNews> read();
  [[nodiscard]] const std::optional<SharedPicture>& picture() const { return picture_; }

  void request(std::uint32_t session, const std::string& name, const std::string& address);
  void resumed(std::uint32_t session, const std::string& name, const std::string& address);
  void input(std::uint32_t session, const protocol::Input& input);
  void release_all(std::uint32_t session);
  void lost(std::uint32_t session);
  void ended(std::uint32_t session);
  void status(const std::string& encoder);

  // Whether records wait for room in the socket: then watch it for writing and call flush.
  [[nodiscard]] bool has_unsent() const { return !unsent_.empty(); }
  // The host does not keep up: no more should be read from the viewer until it does.
  [[nodiscard]] bool is_congested() const { return unsent_.size() > k_congested_records; }
  // A failure: the host is gone.
  [[nodiscard]] sdk::Outcome<void> flush();

 private:
  [[nodiscard]] sdk::Outcome<void> take(std::span<const std::byte> record, sdk::UniqueFd passed, ScreenNews& news);
  template <class Record>
  void send(const Record& record);

  sdk::UniqueFd fd_;
  std::optional<SharedPicture> picture_;
  std::deque<std::vector<std::byte>> unsent_;
};

}  // namespace lifeboat::remote::session
