// What a server of the screen says (lifeboat/screen_channel.h), after every field that its kind uses was checked:
// what is not as the header says is an error, and the session is over. Pure functions; the order of records is
// ScreenChannel's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "host/base/error.hpp"
#include "host/screen/input_queue.hpp"

namespace lifeboat::session {

// A wheel that turns a hundred times within one record is no wheel.
inline constexpr std::int32_t k_max_wheel = 100 * 120;

struct Request {
  std::uint32_t session = 0;
  std::string name;  // "" when the viewer does not say
  std::string address;
};

struct Resumed : Request {};

struct RemoteInput {
  std::uint32_t session = 0;
  std::uint64_t input_id = 0;
  screen::InputEvent event;
};

struct ReleaseAll {
  std::uint32_t session = 0;
};

struct Lost {
  std::uint32_t session = 0;
};

struct Ended {
  std::uint32_t session = 0;
};

struct ServerStatus {
  std::string encoder;
};

using Record = std::variant<Request, RemoteInput, ReleaseAll, Lost, Resumed, Ended, ServerStatus>;

// The error names the field, for the log: nothing of what the server sent is in it.
[[nodiscard]] Result<Record> parse_record(std::span<const std::byte> packet);

}  // namespace lifeboat::session
