// What `lifeboat target list` prints: the volumes, their letters and the installations of a target, for people and for
// programs. JSON keys are English and stable; sizes are bytes, disks are counted from 1.
#pragma once

#include <string>

#include "host/target/drive_letters.hpp"

namespace lifeboat::target {

[[nodiscard]] std::string list_as_text(Target& target, const DriveLetters& letters);
[[nodiscard]] std::string list_as_json(Target& target, const DriveLetters& letters);

}  // namespace lifeboat::target
