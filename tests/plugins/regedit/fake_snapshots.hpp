// lifeboat.snapshot over a FakeHost: walks over a copy of its maps.
#pragma once

#include "tests/plugins/regedit/fake_host.hpp"

namespace lifeboat::regedit::test {

[[nodiscard]] const lb_snapshots& fake_snapshots_api();

}  // namespace lifeboat::regedit::test
