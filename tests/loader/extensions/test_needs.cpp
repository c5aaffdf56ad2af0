#include <catch2/catch.hpp>

#include "host/loader/extensions/needs.hpp"

using namespace lifeboat::loader;

TEST_CASE("a tool whose needs are met can be used") {
  NeedFacts facts;
  facts.system.is_met = true;
  CHECK(unmet_need(LB_NEEDS_SYSTEM, facts) == std::nullopt);
  CHECK(unmet_need(0, {}) == std::nullopt);
}

TEST_CASE("each unmet need has its reason") {
  const lb_needs need = GENERATE(values<lb_needs>(
      {LB_NEEDS_SYSTEM, LB_NEEDS_HIVES, LB_NEEDS_NETWORK, LB_NEEDS_SCREEN, LB_NEEDS_WRITING}));
  const auto reason = unmet_need(need, {});
  REQUIRE(reason.has_value());
  CHECK_FALSE(reason->empty());
}

TEST_CASE("a reason that the facts give is the one shown") {
  NeedFacts facts;
  facts.hives.reason = "The hive SYSTEM is damaged.";
  CHECK(unmet_need(LB_NEEDS_HIVES, facts) == "The hive SYSTEM is damaged.");
}

TEST_CASE("a need this console does not know is unmet") {
  CHECK(unmet_need(1U << 20U, {}).has_value());
}
