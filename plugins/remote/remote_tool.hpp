// The open tool: a RemoteConnection and its page.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/remote/model/remote_connection.hpp"
#include "plugins/remote/view/page.hpp"

namespace lifeboat::remote {

class RemoteTool final : public sdk::Tool {
 public:
  explicit RemoteTool(sdk::Host host) : host_(host), connection_(host, read_settings(host)) {
    if (connection_.take_start_wish() || connection_.settings().starts_at_once) connection_.start();
  }

  void frame(sdk::Ui& ui) override {
    if (connection_.take_start_wish()) connection_.start();
    const Wish wish = draw_page(ui, connection_.snapshot(), connection_.settings());
    if (wish.kind == Wish::Kind::nothing) return;
    apply(wish);
    host_.request_frame();  // the page as it is now
  }

 private:
  void apply(const Wish& wish) {
    switch (wish.kind) {
      case Wish::Kind::nothing: return;
      case Wish::Kind::start: return connection_.start();
      case Wish::Kind::stop: return connection_.stop();
      case Wish::Kind::new_ticket: return connection_.new_ticket();
      case Wish::Kind::only_address: return connection_.only_address(wish.address);
    }
  }

  sdk::Host host_;
  RemoteConnection connection_;
};

}  // namespace lifeboat::remote
