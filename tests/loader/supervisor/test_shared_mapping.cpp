#include <sys/mman.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "host/loader/supervisor/shared_mapping.hpp"

using namespace lifeboat;
using namespace lifeboat::supervisor;

TEST_CASE("a fault is passed on as it was, and describes itself") {
  const auto mapping = SharedMapping::create();
  REQUIRE(mapping.has_value());
  const Fault fault{.tool_id = "torch", .phase = Phase::frame, .cause = Cause::blocked, .number = 9};
  REQUIRE(add_fault(mapping->state(), fault));
  const auto faults = load_faults(mapping->state());
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].tool_id == "torch");
  CHECK(describe(faults[0]) == "Switched off: it did not come back while it drew its page.");
}

TEST_CASE("a tool is blamed once, and the list has an end") {
  const auto mapping = SharedMapping::create();
  REQUIRE(mapping.has_value());
  for (std::size_t i = 0; i < k_max_faults; ++i) {
    CHECK(add_fault(mapping->state(), {.tool_id = std::to_string(i)}));
  }
  CHECK_FALSE(add_fault(mapping->state(), {.tool_id = "0"}));
  CHECK_FALSE(add_fault(mapping->state(), {.tool_id = "one more"}));
}

TEST_CASE("a page that a plug-in ran over is read without harm") {
  const auto mapping = SharedMapping::create();
  REQUIRE(mapping.has_value());
  SharedState& state = mapping->state();
  state.fault_count = 0xFFFFFFFF;
  for (SharedFault& fault : state.faults) {
    fault.tool_id.fill('x');
    fault.phase = fault.cause = 0xFFFFFFFF;
  }
  const auto faults = load_faults(state);
  CHECK(faults.size() == k_max_faults);
  CHECK(faults[0].tool_id.size() == k_id_bytes);
  CHECK_FALSE(describe(faults[0]).empty());
}

TEST_CASE("a descriptor that is not the supervisor's memory is refused") {
  CHECK_FALSE(SharedMapping::attach(UniqueFd(::dup(STDERR_FILENO))).has_value());
  UniqueFd plain(::memfd_create("plain", MFD_CLOEXEC));
  REQUIRE(::ftruncate(plain.get(), sizeof(SharedState)) == 0);
  CHECK_FALSE(SharedMapping::attach(std::move(plain)).has_value());
}
