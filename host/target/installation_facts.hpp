// What an installation's own hives say of it: product, build, control set, drive letters. A hive that is missing or damaged
// leaves its facts empty and adds to `problems`; the installation stays usable as far as it goes.
#pragma once

#include "host/registry/hive.hpp"
#include "host/target/target.hpp"

namespace lifeboat::target {

// Reads SOFTWARE and SYSTEM of `installation.config_folder` and fills in the facts.
void read_facts(VolumeAccess& access, Installation& installation);

// The parts of it, pure, for tests.
void read_product(const registry::Hive& software, Installation& installation);
void read_control_set(const registry::Hive& system, Installation& installation);

}  // namespace lifeboat::target
