// What a command (netstart, recenv, …) and the console say to each other on the control socket: one line of JSON each
// way, then the connection is over. The answer may come much later: recenv's comes when the recovery options end.
//   {"do":"netstart","network":true,"remount":false,"prompt":false} · {"do":"remoterecovery","nomessage":true}
//   {"do":"waitforconnection"} · {"do":"recenv"} · {"do":"notice","text":"…"}
//   {"ok":true,"message":"…"} · {"ok":false,"code":1,"error":"…"}
// Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "host/base/error.hpp"

namespace lifeboat::launch {

// The longest is a notice with a command of a script in it.
inline constexpr std::size_t k_max_control_line_bytes = 64U << 10;

struct NetstartRequest {
  bool network = false;  // get an address
  bool remount = false;  // give the volumes the letters that the offline Windows knows them by
  bool prompt = false;   // ask the person both questions; the answers override the other two
  bool operator==(const NetstartRequest&) const = default;
};
struct RemoteRecoveryRequest {
  bool nomessage = false;  // let the technician in without asking
  bool operator==(const RemoteRecoveryRequest&) const = default;
};
struct WaitForConnectionRequest {
  bool operator==(const WaitForConnectionRequest&) const = default;
};
struct RecenvRequest {
  bool operator==(const RecenvRequest&) const = default;
};
// Something that the person at the screen must learn, from a start script.
struct NoticeRequest {
  std::string text;
  bool operator==(const NoticeRequest&) const = default;
};
using ControlRequest =
    std::variant<NetstartRequest, RemoteRecoveryRequest, WaitForConnectionRequest, RecenvRequest, NoticeRequest>;

struct ControlAnswer {
  int code = 0;         // the command's exit code: 0 done, 1 not possible, 2 bad use
  std::string message;  // what was done, or why not; a sentence, or ""
  bool operator==(const ControlAnswer&) const = default;
};

// Without '\n'.
[[nodiscard]] std::string line_of(const ControlRequest& request);
[[nodiscard]] std::string line_of(const ControlAnswer& answer);
// `bad_use`, saying what is wrong.
[[nodiscard]] Result<ControlRequest> parse_request(std::string_view line);
[[nodiscard]] Result<ControlAnswer> parse_answer(std::string_view line);

}  // namespace lifeboat::launch
