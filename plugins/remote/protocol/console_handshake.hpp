// The console's side: waits for M1, answers M2, waits for M3, answers M4 to a right one alone.
#pragma once

#include "plugins/remote/protocol/gate.hpp"
#include "plugins/remote/protocol/handshake.hpp"

namespace lifeboat::remote::protocol {

struct VersionRange {
  std::uint16_t least = 1, most = 1;
};

class ConsoleHandshake : public Handshake {
 public:
  // `gate` must live longer.
  ConsoleHandshake(Gate& gate, VersionRange versions) : gate_(gate), versions_(versions) {}

  HandshakeStep begin(const ChannelBinding& binding) override;
  HandshakeStep take(HandshakeType type, Bytes payload, TimePoint now) override;
  std::vector<std::uint8_t> complaint(ErrorCode code) const override;

  // Known from M1 on.
  [[nodiscard]] std::optional<Mode> mode() const { return mode_; }

 private:
  HandshakeStep take_m1(Bytes payload, TimePoint now);
  HandshakeStep take_m3(Bytes payload, TimePoint now);
  HandshakeStep answer(const M1& m1, Bytes m1_payload, const Offer& offer);
  [[nodiscard]] HandshakeStep refuse(Refusal refusal, const M1* m1 = nullptr) const;
  [[nodiscard]] std::optional<std::uint16_t> common_version(const M1& m1) const;

  Gate& gate_;
  VersionRange versions_;
  ChannelBinding binding_{};
  std::optional<Mode> mode_;
  std::uint64_t generation_ = 0;
  Authenticated about_;
  // From M2 to M3.
  std::optional<Secret<64>> isk_;
  Tag transcript_{};
};

}  // namespace lifeboat::remote::protocol
