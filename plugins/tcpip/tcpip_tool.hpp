// The open tool: the network, a Configurator, its Page, and what passes between the two once a frame.
#pragma once

#include <memory>

#include "lifeboat/tool.hpp"
#include "plugins/tcpip/model/configurator.hpp"
#include "plugins/tcpip/view/page.hpp"

namespace lifeboat::tcpip {

class TcpipTool final : public sdk::Tool {
 public:
  explicit TcpipTool(sdk::Host host) : TcpipTool(host, make_live_network(host)) {}
  // With another network, for tests.
  TcpipTool(sdk::Host host, std::unique_ptr<Network> network)
      : host_(host), network_(std::move(network)), configurator_(host, *network_), page_(host) {}

  void frame(sdk::Ui& ui) override {
    configurator_.refresh();
    const Commands commands = page_.draw(ui, configurator_);
    for (const Command& command : commands) configurator_.apply(command);
    if (!commands.empty()) host_.request_frame();  // the page as it is now
  }

 private:
  sdk::Host host_;
  std::unique_ptr<Network> network_;
  Configurator configurator_;
  Page page_;
};

}  // namespace lifeboat::tcpip
