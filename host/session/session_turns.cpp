// ScreenChannel's other half: what each record of the server may do, and when. Under the channel's mutex.
#include <fmt/format.h>

#include <variant>

#include "host/session/screen_channel.hpp"

namespace lifeboat::session {
namespace {

tl::unexpected<Error> out_of_turn(const char* record) {
  return fail(ErrorKind::refused, fmt::format("{} out of turn", record));
}

}  // namespace

Status ScreenChannel::take(const std::vector<std::byte>& packet) {
  const auto record = parse_record(packet);
  if (!record) return tl::unexpected<Error>(record.error());
  return std::visit([this](const auto& known) { return take(known); }, *record);
}

// Our decision and the server's record may have crossed.
bool ScreenChannel::is_past(std::uint32_t session) const {
  return session == past_session_ && session != facts_.session;
}

Status ScreenChannel::take(const Request& request) {
  if (facts_.phase != Phase::none || request.session == past_session_) return out_of_turn("REQUEST");
  if (++turn_count_ > k_max_turns) return fail(ErrorKind::refused, "too many sessions");
  facts_.phase = Phase::asking;
  facts_.session = request.session;
  facts_.name = request.name;
  facts_.address = request.address;
  facts_.since = std::chrono::system_clock::now();
  setup_.log(false, fmt::format("{} asks to be let in", log_name(facts_)));
  // The settings' yes is good for one session of a start, unless they say otherwise. Once the person has ended one it is
  // over in any case: a server without rights cannot begin another unasked.
  if (setup_.asks || was_ended_here_ || (had_session_ && !setup_.rearms)) {
    question_ends_ = Clock::now() + setup_.question_limit;
    change();
  } else {
    allow("the settings (remote.confirmation)");
  }
  return {};
}

Status ScreenChannel::take(const RemoteInput& input) {
  if (is_past(input.session)) return {};
  if (facts_.phase != Phase::open || facts_.is_lost || input.session != facts_.session) return out_of_turn("INPUT");
  if (input.input_id <= last_input_id_) return fail(ErrorKind::refused, "bad field in a record: input_id");
  last_input_id_ = input.input_id;
  setup_.input.push(input.event);
  return {};
}

Status ScreenChannel::take(const ReleaseAll& record) {
  if (is_past(record.session)) return {};
  if (facts_.phase != Phase::open || record.session != facts_.session) return out_of_turn("RELEASE_ALL");
  setup_.input.release_all(screen::InputSource::remote);
  return {};
}

Status ScreenChannel::take(const Lost& record) {
  if (is_past(record.session)) return {};
  if (record.session != facts_.session || facts_.phase != Phase::open || facts_.is_lost) return out_of_turn("LOST");
  if (++turn_count_ > k_max_turns) return fail(ErrorKind::refused, "too many lost links");
  facts_.is_lost = true;
  setup_.input.dismiss(screen::InputSource::remote);
  setup_.log(false, fmt::format("the link to {} is lost", log_name(facts_)));
  change();
  return {};
}

Status ScreenChannel::take(const Resumed& record) {
  if (is_past(record.session)) return {};
  // The viewer may be back before anybody noticed that the link broke.
  if (record.session != facts_.session || facts_.phase != Phase::open) return out_of_turn("RESUMED");
  // It is the session that the person said yes to, so it cannot come back as somebody else's.
  if (record.name != facts_.name) return fail(ErrorKind::refused, "bad field in a record: name");
  if (!facts_.is_lost) setup_.input.dismiss(screen::InputSource::remote);
  facts_.is_lost = false;
  facts_.address = record.address;
  last_input_id_ = 0;  // the viewer may be another process now
  setup_.log(false, fmt::format("{} is back", log_name(facts_)));
  change();
  return {};
}

Status ScreenChannel::take(const Ended& record) {
  if (is_past(record.session)) {
    grace_ends_.reset();
    return {};
  }
  if (record.session != facts_.session) return out_of_turn("ENDED");
  finish(EndReason::technician);
  return {};
}

Status ScreenChannel::take(const ServerStatus& status) {
  if (facts_.encoder == status.encoder) return {};
  facts_.encoder = status.encoder;
  setup_.on_change();
  return {};
}

}  // namespace lifeboat::session
