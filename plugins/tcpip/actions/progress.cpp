#include "plugins/tcpip/actions/progress.hpp"

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/actions/interrupt.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

const char* phase_id(StartPhase phase) {
  switch (phase) {
    case StartPhase::carrier: return "carrier";
    case StartPhase::asking: return "asking";
    case StartPhase::bound: return "bound";
    case StartPhase::failed: return "failed";
  }
  return "failed";
}

std::string phase_text(const StartNews& news) {
  switch (news.phase) {
    case StartPhase::carrier: return tr("the cable is connected");
    case StartPhase::asking: return tr("asking for an address by DHCP…");
    case StartPhase::bound: return say(tr("has the address {}. {}"), news.address, news.reason);
    case StartPhase::failed: return news.reason;
  }
  return {};
}

}  // namespace

std::string news_text(const StartNews& news) {
  return news.adapter.empty() ? phase_text(news) : news.adapter + ": " + phase_text(news);
}

std::string news_json(const StartNews& news) {
  sdk::JsonWriter json;
  json.begin_object().key("adapter").string(news.adapter).key("state").string(phase_id(news.phase));
  json.key("reason").string(news.reason).key("address").string(news.address);
  return json.end_object().text();
}

lb_status start_and_tell(sdk::ActionCall& call, const StateFolder& folder, const StartRequest& request) {
  const Interrupt interrupt;
  const auto tell = [&](const StartNews& news) {
    call.out((call.wants_json() ? news_json(news) : news_text(news)) + '\n');
  };
  const bool is_bound = start_network(folder, request, {tell, [&] { return interrupt.has_come(); }}).value();
  return is_bound ? LB_OK : LB_NOT_FOUND;
}

}  // namespace lifeboat::tcpip
