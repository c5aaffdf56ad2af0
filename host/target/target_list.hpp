// What `lifeboat target list` prints: the volumes and installations of a target, for people and for programs.
// JSON keys are English and stable; sizes are bytes.
#pragma once

#include <string>

#include "host/target/target.hpp"

namespace lifeboat::target {

[[nodiscard]] std::string list_as_text(Target& target);
[[nodiscard]] std::string list_as_json(Target& target);

}  // namespace lifeboat::target
