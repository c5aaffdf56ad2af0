// lifeboat.hives and lifeboat.snapshot over a FakeHost: as many hives as a test names, walks over its maps.
#pragma once

#include "tests/plugins/fakes/fake_host.hpp"

namespace lifeboat::testing {

[[nodiscard]] const lb_hives& fake_hives_api();
[[nodiscard]] const lb_snapshots& fake_snapshots_api();

}  // namespace lifeboat::testing
