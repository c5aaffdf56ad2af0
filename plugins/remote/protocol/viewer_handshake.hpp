// The viewer's side: sends M1, checks M2, confirms with M3, believes nothing until M4 is right.
#pragma once

#include "plugins/remote/protocol/handshake.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"

namespace lifeboat::remote::protocol {

class ViewerHandshake : public Handshake {
 public:
  // Exactly one of ticket and pass must be there.
  explicit ViewerHandshake(ViewerCredentials credentials);

  HandshakeStep begin(const ChannelBinding& binding) override;
  HandshakeStep take(HandshakeType type, Bytes payload, TimePoint now) override;
  // The viewer does not explain itself to a console that it cannot trust.
  std::vector<std::uint8_t> complaint(ErrorCode) const override { return {}; }

  [[nodiscard]] ResumePass take_resume_pass();
  [[nodiscard]] std::optional<ResumePass> take_pass_for_retry();

 private:
  HandshakeStep take_m2(Bytes payload);
  HandshakeStep take_m4(Bytes payload);
  HandshakeStep take_error(Bytes payload);
  [[nodiscard]] bool is_answer_to_us(const M2& m2) const;
  HandshakeStep confirm(const M2& m2, Bytes m2_payload, const Secret<32>& shared);
  [[nodiscard]] Bytes password() const;

  ViewerCredentials credentials_;
  ChannelBinding binding_{};
  M1 m1_;
  std::vector<std::uint8_t> m1_payload_;
  std::optional<Secret<32>> scalar_;  // from M1 to M2
  std::optional<Tag> expected_;       // from M3 to M4
  std::optional<ResumePass> next_pass_;  // good if the console takes our M3
  std::uint16_t version_ = 0;
  bool is_open_ = false;
};

}  // namespace lifeboat::remote::protocol
