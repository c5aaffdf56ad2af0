#include "plugins/remote/protocol/viewer_peer.hpp"

#include <exception>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/remote/protocol/guarded_peer.hpp"
#include "plugins/remote/protocol/viewer_handshake.hpp"

namespace lifeboat::remote::protocol {

namespace {

// First among the bases, so that these live as long as the Connection that borrows them.
struct ViewerParts {
  TlsContext context;
  ViewerHandshake handshake;
};

class ViewerPeerOverTls final : private ViewerParts, public GuardedPeer<ViewerPeer> {
 public:
  ViewerPeerOverTls(TlsContext tls, ViewerCredentials credentials, TimePoint now)
      : ViewerParts{std::move(tls), ViewerHandshake(std::move(credentials))},
        GuardedPeer(From::viewer, handshake, context.get(), now) {}

  sdk::Outcome<void> start(TimePoint now) {
    auto engine = TlsEngine::connect(context.get());
    if (!engine) return engine.failure();
    connection().start(std::move(engine).value(), now);
    return {};
  }
  ResumePass take_resume_pass() override { return handshake.take_resume_pass(); }
  std::optional<ResumePass> take_pass_for_retry() override {
    std::optional<ResumePass> pass;
    guarded([&] { pass = handshake.take_pass_for_retry(); });
    return pass;
  }
};

sdk::Failure bad_use(const char* why) { return {LB_BAD_USE, why}; }

}  // namespace

sdk::Outcome<std::unique_ptr<ViewerPeer>> ViewerPeer::create(ViewerCredentials credentials, TimePoint now) try {
  if (credentials.ticket.has_value() == credentials.resume.has_value()) {
    return bad_use(sdk::tr("A connection needs either a ticket or a pass from an earlier one."));
  }
  if (credentials.min_version > credentials.max_version) {
    return bad_use(sdk::tr("There is no such range of versions."));
  }
  auto context = viewer_tls_context();
  if (!context) return context.failure();
  auto peer = std::make_unique<ViewerPeerOverTls>(std::move(context).value(), std::move(credentials), now);
  if (auto started = peer->start(now); !started) return started.failure();
  return std::unique_ptr<ViewerPeer>(std::move(peer));
} catch (const std::exception&) {
  return sdk::Failure{LB_REFUSED, sdk::tr("There is not enough memory for another connection.")};
}

}  // namespace lifeboat::remote::protocol
