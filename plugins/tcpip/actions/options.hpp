// The arguments of the actions, taken apart by CLI11 in one file. Bad use is thrown as sdk::Failed.
#pragma once

#include <cstdint>
#include <string>

#include "lifeboat/cpp/actions.hpp"
#include "plugins/tcpip/model/static_config.hpp"

namespace lifeboat::tcpip {

struct StartOptions {
  std::string adapter;  // "": all
  std::uint32_t timeout_seconds = 30;
  bool is_live = false;
};
[[nodiscard]] StartOptions parse_start(const sdk::ActionCall& call);

struct SetOptions {
  std::string adapter;
  StaticFields fields;
  bool is_dhcp = false;
  std::uint32_t timeout_seconds = 30;
  bool is_live = false;
};
[[nodiscard]] SetOptions parse_set(const sdk::ActionCall& call);

struct StopOptions {
  std::string adapter;  // "": all of ours
  bool is_live = false;
};
[[nodiscard]] StopOptions parse_stop(const sdk::ActionCall& call);

void parse_show(const sdk::ActionCall& call);  // takes nothing

}  // namespace lifeboat::tcpip
