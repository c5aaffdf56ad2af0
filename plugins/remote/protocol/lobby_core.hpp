// The Lobby behind console_peer.hpp: the one place where a ticket is judged and used up.
#pragma once

#include "plugins/remote/protocol/address.hpp"
#include "plugins/remote/protocol/gate.hpp"
#include "plugins/remote/protocol/guess_budget.hpp"
#include "plugins/remote/protocol/resume_store.hpp"
#include "plugins/remote/protocol/ticket.hpp"
#include "plugins/remote/protocol/tls_context.hpp"

namespace lifeboat::remote::protocol {

// Connections that have not proved anything yet. During a session only the way back is open.
inline constexpr std::size_t k_slots = 64;
inline constexpr std::size_t k_slots_during_session = 4;
inline constexpr std::size_t k_max_guessing_addresses = 16;

class LobbyPeer;

class LobbyCore final : public Lobby {
 public:
  LobbyCore(LobbyOptions options, TlsContext tls, TimePoint now);

  [[nodiscard]] std::string ticket() const override;
  void renew_ticket(TimePoint now) override;
  void allow_only(const Source& source) override;
  [[nodiscard]] std::unique_ptr<Peer> admit(const std::string& address, TimePoint now) override;
  void session_lost(TimePoint now) override;
  void session_over() override;
  [[nodiscard]] std::optional<TimePoint> resume_deadline() const override { return resume_.deadline(); }
  [[nodiscard]] std::uint32_t wrong_guesses() const override { return budget_.wrong_on_ticket(); }
  [[nodiscard]] std::vector<std::string> guessing_addresses() const override { return guessing_addresses_; }

  // What a LobbyPeer asks and tells; see gate.hpp.
  [[nodiscard]] std::variant<Offer, Refusal> offer(const LobbyPeer& peer, Mode mode, const SessionId& session_id,
                                                   TimePoint now);
  [[nodiscard]] std::optional<Refusal> confirm(LobbyPeer& peer, const Confirmation& confirmation, TimePoint now);
  void forget(const LobbyPeer& peer);

 private:
  [[nodiscard]] bool is_welcome(const Address& address) const;
  [[nodiscard]] std::optional<Refusal> judge(const LobbyPeer& peer, const Confirmation& confirmation, TimePoint now);
  [[nodiscard]] bool is_current(const Confirmation& confirmation) const;
  [[nodiscard]] std::optional<Refusal> throttled(const Source& source, TimePoint now);
  void count_wrong(const LobbyPeer& peer, TimePoint now);
  void begin_session(LobbyPeer& peer, const Secret<64>& isk, Mode mode);
  [[nodiscard]] std::vector<LobbyPeer*> waiting_peers() const;
  void make_room(const Source& coming, TimePoint now);

  LobbyOptions options_;
  TlsContext tls_;
  std::optional<Ticket> ticket_;
  std::uint64_t ticket_generation_ = 1;
  GuessBudget budget_;
  std::vector<std::string> guessing_addresses_;
  std::optional<Source> only_source_;
  ResumeStore resume_;
  std::vector<LobbyPeer*> peers_;  // in the order of their coming
  LobbyPeer* open_peer_ = nullptr;
  bool was_taken_over_ = false;  // open_peer_ came back before anybody noticed that the former link was gone
};

}  // namespace lifeboat::remote::protocol
