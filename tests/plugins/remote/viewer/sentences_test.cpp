#include <catch2/catch.hpp>
#include <set>

#include "plugins/remote/viewer/sentences.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::viewer;
using protocol::Ending;
using protocol::EndingKind;
using protocol::GoodbyeReason;

namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

Ending ending(EndingKind kind) {
  Ending made;
  made.kind = kind;
  return made;
}

}  // namespace

TEST_CASE("viewer: each way to end has a sentence of its own") {
  std::set<std::string> sentences;
  for (const auto kind :
       {EndingKind::closed_by_peer, EndingKind::not_lifeboat, EndingKind::version, EndingKind::busy,
        EndingKind::wrong_ticket, EndingKind::malformed, EndingKind::timeout, EndingKind::closed_by_us}) {
    sentences.insert(sentence_for(ending(kind), {}));
  }
  for (const auto reason : {GoodbyeReason::user_ended, GoodbyeReason::technician_left, GoodbyeReason::refused,
                            GoodbyeReason::console_closed, GoodbyeReason::broken}) {
    sentences.insert(sentence_for(reason));
  }
  for (const auto failure :
       {ConnectFailure::refused, ConnectFailure::unreachable, ConnectFailure::timed_out, ConnectFailure::other}) {
    sentences.insert(sentence_for(failure, "10.5.14.52", 49161, "no buffer"));
  }
  sentences.insert({sentence_for_lost_link(), sentence_for_resume_refused(), sentence_for_broken_picture(),
                    sentence_for_broken_rules()});
  CHECK(sentences.size() == 8 + 5 + 4 + 4);
  for (const std::string& sentence : sentences) {
    INFO(sentence);
    CHECK(sentence.size() > 15);
    CHECK(sentence.back() == '.');
  }
}

TEST_CASE("viewer: a version that does not fit says which side is older") {
  Ending newer = ending(EndingKind::version);
  newer.peer_min_version = 3;
  newer.peer_max_version = 4;
  CHECK(has(sentence_for(newer, {}), "This viewer is older"));
  Ending older = ending(EndingKind::version);
  older.peer_min_version = older.peer_max_version = 1;
  EndingContext context;
  context.own_min_version = context.own_max_version = 2;
  CHECK(has(sentence_for(older, context), "The console is older"));
}

TEST_CASE("viewer: a ticket that fails twice, or a console that does not know it, warns of somebody in between") {
  const Ending wrong = ending(EndingKind::wrong_ticket);
  CHECK_FALSE(has(sentence_for(wrong, {}), "between"));
  CHECK(has(sentence_for(wrong, {}), "read it to you again"));
  EndingContext again;
  again.wrong_before = true;
  CHECK(has(sentence_for(wrong, again), "somebody may be between"));
  Ending impostor = wrong;
  impostor.console_is_impostor = true;
  CHECK(has(sentence_for(impostor, {}), "somebody may be between"));
}

TEST_CASE("viewer: busy says when to try again, refused names the port") {
  Ending busy = ending(EndingKind::busy);
  busy.retry_after_s = 17;
  CHECK(has(sentence_for(busy, {}), "17 seconds"));
  CHECK(has(sentence_for(ConnectFailure::refused, "10.5.14.52", 49161, ""), "port 49161"));
}
