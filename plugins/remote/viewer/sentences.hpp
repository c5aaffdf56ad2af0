// Why there is no session, or no more, in words for the technician: what happened and what to do.
#pragma once

#include <cstdint>
#include <string>

#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::viewer {

// What became of the TCP connection before a byte was exchanged.
enum class ConnectFailure { refused, unreachable, timed_out, other };

[[nodiscard]] std::string sentence_for(ConnectFailure failure, const std::string& address, std::uint16_t port,
                                       const std::string& detail);

// `own_versions`: what this viewer speaks. `wrong_before`: the same ticket was refused by this console already.
struct EndingContext {
  std::uint16_t own_min_version = protocol::k_protocol_version;
  std::uint16_t own_max_version = protocol::k_protocol_version;
  bool wrong_before = false;
};
[[nodiscard]] std::string sentence_for(const protocol::Ending& ending, const EndingContext& context);

[[nodiscard]] std::string sentence_for(protocol::GoodbyeReason reason);

[[nodiscard]] std::string sentence_for_lost_link();       // it did not come back in time
[[nodiscard]] std::string sentence_for_resume_refused();  // the console answered, but the session is gone
[[nodiscard]] std::string sentence_for_broken_rules();    // a message that no console sends
[[nodiscard]] std::string sentence_for_broken_picture();  // what came could not be decoded, again and again

}  // namespace lifeboat::remote::viewer
