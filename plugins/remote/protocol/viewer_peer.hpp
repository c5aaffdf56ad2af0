// The viewer's end of a connection: see peer.hpp. Trusts no certificate and no byte until the console has proved that
// it knows the ticket.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/peer.hpp"
#include "plugins/remote/protocol/secret.hpp"

namespace lifeboat::remote::protocol {

// What a viewer keeps in memory to come back after a lost link; single use.
struct ResumePass {
  Secret<32> key;
  std::array<std::uint8_t, 16> session_id{};
  // When the link broke after our confirmation was sent we cannot know whether the console took it: this pass is good
  // if it did, the earlier one if it did not.
  std::unique_ptr<ResumePass> earlier;
};

struct ViewerCredentials {
  // One of the two: the ticket's nine digits, or a pass from an earlier connection of the same session.
  std::optional<Secret<9>> ticket;
  std::optional<ResumePass> resume;
  std::string name;  // what the person calls himself; cut and cleaned as M1 demands
  std::uint16_t min_version = 1, max_version = 1;
};

class ViewerPeer : public Peer {
 public:
  [[nodiscard]] static sdk::Outcome<std::unique_ptr<ViewerPeer>> create(ViewerCredentials credentials, TimePoint now);
  // From Stage::open on; moves it out (zeros the second time).
  [[nodiscard]] virtual ResumePass take_resume_pass() = 0;
  // At Stage::over of a connection that never opened: the pass with which another connection may be tried (within the
  // 60 s since the session was lost), moved out. nullopt: none; a ticket has to be read again.
  [[nodiscard]] virtual std::optional<ResumePass> take_pass_for_retry() = 0;
};

}  // namespace lifeboat::remote::protocol
