// The arguments of an action. --sysfs DIR and --modules DIR, for tests, look at another computer than this one; with
// them nothing is ever loaded.
#pragma once

#include <string>

#include "lifeboat/cpp/actions.hpp"
#include "plugins/drivers/model/places.hpp"

namespace lifeboat::drivers {

struct Options {
  std::string path;  // FOLDER or FILE
  bool is_live = false;
  Places places = places_here();
};

// Bad use is thrown as sdk::Failed.
[[nodiscard]] Options parse_devices(const sdk::ActionCall& call);
[[nodiscard]] Options parse_check(const sdk::ActionCall& call);
[[nodiscard]] Options parse_load(const sdk::ActionCall& call);

}  // namespace lifeboat::drivers
