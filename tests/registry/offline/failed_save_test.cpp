// Saves that fail at any write: what stays in memory, and that undoing afterwards still reaches the disk.
#include "tests/registry/offline/failing_volume.hpp"
#include "tests/registry/offline/sample_registry.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::SampleRegistry;

namespace {

constexpr int k_unlimited = 1'000'000;

struct FailingRegistry : SampleRegistry {
  registry::testing::WriteBudget budget = std::make_shared<int>(k_unlimited);

  FailingRegistry() {
    auto& volume = target->volumes().front();
    volume.access = std::make_shared<registry::testing::FailingVolume>(volume.access, budget);
    registry = OfflineRegistry::of_installation(*target, target->installations().front());
  }
};

}  // namespace

TEST_CASE("a save that fails at any write keeps the edit in memory and in the plan, and can be made again") {
  int writes = 0;
  for (bool is_saved = false; !is_saved; ++writes) {
    FailingRegistry windows;
    windows.set_start_type(4);
    *windows.budget = writes;
    is_saved = save(*windows.registry, target::WriteConsent{"test"}).has_value();
    if (is_saved) break;
    CHECK(windows.start_type() == 4);
    CHECK(windows.registry->change_count() == 1);
    CHECK(plan_save(*windows.registry).hives.size() == 1);
    *windows.budget = k_unlimited;
    REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
    windows.reopen();
    CHECK(windows.start_type() == 4);
  }
  CHECK(writes >= 4);  // log, header, pages, header
}

TEST_CASE("an edit that is undone after a failed save leaves the disk as it was once it is saved") {
  for (int writes = 0; writes < 4; ++writes) {
    FailingRegistry windows;
    windows.set_start_type(4);
    *windows.budget = writes;
    REQUIRE_FALSE(save(*windows.registry, target::WriteConsent{"test"}));
    REQUIRE(windows.registry->undo());
    CHECK(windows.start_type() == 2);
    *windows.budget = k_unlimited;
    if (windows.registry->change_count() > 0) {
      CHECK(plan_save(*windows.registry).hives.size() == 1);
      REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
    }
    CHECK(windows.registry->change_count() == 0);
    windows.reopen();
    CHECK(windows.start_type() == 2);
    CHECK((*windows.at("HKLM\\SYSTEM").slot->hive())->state() == HiveState::clean);
  }
}
