#include "plugins/remote/protocol/lobby_core.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <map>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/remote/protocol/lobby_peer.hpp"

namespace lifeboat::remote::protocol {

namespace {

std::uint16_t retry_after(std::chrono::seconds wait) {
  return static_cast<std::uint16_t>(std::min<std::int64_t>(wait.count(), std::numeric_limits<std::uint16_t>::max()));
}

}  // namespace

sdk::Outcome<std::unique_ptr<Lobby>> Lobby::create(LobbyOptions options, TimePoint now) try {
  if (options.min_version > options.max_version) {
    return sdk::Failure{LB_BAD_USE, sdk::tr("There is no such range of versions.")};
  }
  auto tls = server_tls_context();
  if (!tls) return tls.failure();
  return std::unique_ptr<Lobby>(std::make_unique<LobbyCore>(std::move(options), std::move(tls).value(), now));
} catch (const std::exception&) {
  return sdk::Failure{LB_REFUSED, sdk::tr("There is not enough memory for Remote Connection.")};
}

LobbyCore::LobbyCore(LobbyOptions options, TlsContext tls, TimePoint now)
    : options_(std::move(options)), tls_(std::move(tls)), ticket_(new_ticket()), budget_(now) {}

std::string LobbyCore::ticket() const { return ticket_ ? format_ticket(*ticket_) : ""; }

void LobbyCore::renew_ticket(TimePoint now) {
  ticket_ = new_ticket();
  ++ticket_generation_;
  budget_.begin_ticket(now);
  guessing_addresses_.clear();
  only_source_.reset();
  session_over();  // a new ticket is for a new session
}

bool LobbyCore::is_welcome(const Address& address) const {
  const auto allows = [&](const AllowRule& rule) { return is_within(address, rule); };
  const bool is_allowed = options_.allow_from.empty() || std::ranges::any_of(options_.allow_from, allows);
  return is_allowed && (!only_source_ || *only_source_ == source_of(address));
}

void LobbyCore::allow_only(const Source& source) {
  only_source_ = source;
  for (LobbyPeer* peer : waiting_peers()) {
    if (peer->source() != source) peer->turn_away();
  }
}

std::unique_ptr<Peer> LobbyCore::admit(const std::string& address, TimePoint now) try {
  const auto parsed = parse_address(address);
  if (!parsed || !is_welcome(*parsed)) return nullptr;
  const Source source = source_of(*parsed);
  make_room(source, now);
  peers_.reserve(peers_.size() + 1);
  auto peer = std::make_unique<LobbyPeer>(*this, tls_.get(), VersionRange{options_.min_version, options_.max_version},
                                          address, source, now);
  peers_.push_back(peer.get());
  return peer;
} catch (const std::exception&) {
  return nullptr;
}

std::vector<LobbyPeer*> LobbyCore::waiting_peers() const {
  std::vector<LobbyPeer*> waiting;
  std::ranges::copy_if(peers_, std::back_inserter(waiting), [](const LobbyPeer* peer) { return peer->is_waiting(); });
  return waiting;
}

// Who goes: of the source that holds most, so that one source cannot push out another; of these, who has made least
// progress, and of these the oldest. The connection that comes counts for its source.
void LobbyCore::make_room(const Source& coming, TimePoint now) {
  resume_.expire(now);
  const std::size_t slots = resume_.has_session() ? k_slots_during_session : k_slots;
  auto waiting = waiting_peers();
  while (waiting.size() >= slots) {
    std::map<Source, int> held{{coming, 1}};
    for (const LobbyPeer* peer : waiting) ++held[peer->source()];
    const auto rank = [&](const LobbyPeer* peer) { return std::pair(-held[peer->source()], peer->progress()); };
    const auto victim = std::ranges::min_element(waiting, {}, rank);
    (*victim)->turn_away();
    waiting.erase(victim);
  }
}

void LobbyCore::forget(const LobbyPeer& peer) {
  std::erase(peers_, &peer);
  if (open_peer_ == &peer) open_peer_ = nullptr;
}

std::variant<Offer, Refusal> LobbyCore::offer(const LobbyPeer& peer, Mode mode, const SessionId& session_id,
                                              TimePoint now) {
  resume_.expire(now);
  if (mode == Mode::resume) {
    if (!resume_.is_for(session_id)) return Refusal{ErrorCode::auth_failed};
    return Offer{resume_.key(), resume_.generation()};
  }
  if (resume_.has_session() || !ticket_) return Refusal{ErrorCode::busy};
  if (const auto refusal = throttled(peer.source(), now)) return *refusal;
  return Offer{ticket_->bytes(), ticket_generation_};
}

std::optional<Refusal> LobbyCore::throttled(const Source& source, TimePoint now) {
  const auto wait = budget_.wait_for(source, now);
  if (wait.count() == 0) return std::nullopt;
  return Refusal{ErrorCode::busy, retry_after(wait)};
}

bool LobbyCore::is_current(const Confirmation& confirmation) const {
  const bool has_session = resume_.has_session();
  if (confirmation.mode == Mode::resume) return has_session && confirmation.generation == resume_.generation();
  return ticket_ && !has_session && confirmation.generation == ticket_generation_;
}

std::optional<Refusal> LobbyCore::confirm(LobbyPeer& peer, const Confirmation& confirmation, TimePoint now) {
  resume_.expire(now);
  if (const auto refusal = judge(peer, confirmation, now)) return refusal;
  begin_session(peer, confirmation.isk, confirmation.mode);
  return std::nullopt;
}

// One step: nothing else can happen between these questions. A resume key has 256 bits and cannot be guessed, so a
// wrong one is refused without counting; else who stands in between could make its rightful owner wait.
std::optional<Refusal> LobbyCore::judge(const LobbyPeer& peer, const Confirmation& confirmation, TimePoint now) {
  if (!is_current(confirmation)) return Refusal{ErrorCode::auth_failed};
  const bool is_guess = confirmation.mode == Mode::ticket;
  if (is_guess) {
    if (const auto refusal = throttled(peer.source(), now)) return refusal;
  }
  if (is_same(confirmation.expected, confirmation.received)) return std::nullopt;
  if (is_guess) count_wrong(peer, now);
  return Refusal{ErrorCode::auth_failed};
}

void LobbyCore::count_wrong(const LobbyPeer& peer, TimePoint now) {
  budget_.count_wrong(peer.source(), now);
  auto& known = guessing_addresses_;
  if (std::ranges::count(known, peer.address()) != 0 || known.size() >= k_max_guessing_addresses) return;
  known.push_back(peer.address());
}

// What may fail for want of memory comes first: a ticket is not used up by half.
void LobbyCore::begin_session(LobbyPeer& peer, const Secret<64>& isk, Mode mode) {
  const auto others = waiting_peers();
  resume_.put(isk);
  if (mode == Mode::ticket) ticket_.reset();
  LobbyPeer* former = std::exchange(open_peer_, &peer);
  was_taken_over_ = former != nullptr && former->stage() == Stage::open;
  if (was_taken_over_) former->supersede();
  for (LobbyPeer* other : others) {
    if (other != &peer && other->wants_ticket()) other->turn_away();
  }
}

void LobbyCore::session_lost(TimePoint now) {
  const bool is_about_former = was_taken_over_ && open_peer_ != nullptr && open_peer_->stage() == Stage::open;
  if (!is_about_former) resume_.start_clock(now);
}

void LobbyCore::session_over() {
  resume_.clear();
  open_peer_ = nullptr;
}

}  // namespace lifeboat::remote::protocol
