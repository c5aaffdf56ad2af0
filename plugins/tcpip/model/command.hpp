// What the page asks for. It draws and emits these; the Configurator does them after the page is drawn.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "plugins/tcpip/model/static_config.hpp"

namespace lifeboat::tcpip {

struct SelectAdapter { std::string name; };
struct UseDhcp {
  std::string adapter;
  bool may_touch_used = false;  // the person was asked
};
struct UseStatic {
  std::string adapter;
  StaticConfig config;
  bool may_touch_used = false;
};
struct CancelWork {};

using Command = std::variant<SelectAdapter, UseDhcp, UseStatic, CancelWork>;
using Commands = std::vector<Command>;

}  // namespace lifeboat::tcpip
