#include <algorithm>
#include <catch2/catch.hpp>
#include <cerrno>
#include <set>

#include "plugins/drivers/model/load_plan.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

namespace {

using Names = std::vector<std::string>;

Known known_with(Names loaded, Names here, std::map<std::string, Sibling> siblings) {
  const auto among = [](Names names) {
    return [names](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  };
  return {among(std::move(loaded)), among(std::move(here)), std::move(siblings)};
}

}  // namespace

TEST_CASE("what a module needs is loaded before it, once, the environment's own first") {
  const Known known = known_with({"pcie"}, {"libata"}, {{"core", {"/core.ko", {"libata", "pcie"}}},
                                                        {"libata", {"/libata.ko", {}}}});
  const LoadPlan plan = plan_load("acme", {"/acme.ko", {"core", "libata"}}, known);
  CHECK(plan.steps == std::vector<LoadStep>{{"libata", ""}, {"core", "/core.ko"}, {"acme", "/acme.ko"}});
  CHECK(plan.missing.empty());
}

TEST_CASE("what is missing further down is named") {
  const Known known = known_with({}, {}, {{"core", {"/core.ko", {"deep"}}}});
  CHECK(plan_load("acme", {"/acme.ko", {"core"}}, known).missing == "deep");
}

TEST_CASE("modules that need each other, or go down without end, make an end") {
  std::map<std::string, Sibling> chain = {{"b", {"/b.ko", {"acme", "b"}}}};
  chain["acme"] = {"/acme.ko", {"b"}};
  CHECK(plan_load("acme", chain["acme"], known_with({}, {}, chain)).steps.size() == 2);
  for (int i = 0; i < 1000; ++i) chain["m" + std::to_string(i)] = {"/m", {"m" + std::to_string(i + 1)}};
  CHECK(plan_load("x", {"/x.ko", {"m0"}}, known_with({}, {}, chain)).missing == "m31");
}

TEST_CASE("a plan is carried out in its order, to the first failure") {
  const LoadPlan plan = {{{"libata", ""}, {"core", "/stick/core.ko"}, {"acme", "/stick/acme.ko"}}, "", false};
  FakeLoader loader;
  REQUIRE(carry_out(plan, loader));
  CHECK(loader.asked == Names{"own:libata", "file:core.ko", "file:acme.ko"});
  FakeLoader failing;
  failing.fails_at = "file:core.ko";
  failing.error = EKEYREJECTED;
  const auto answer = carry_out(plan, failing);
  REQUIRE_FALSE(answer);
  CHECK(answer.failure().message ==
        "The driver core was not loaded: it is signed by somebody whom this computer does not trust");
  CHECK(failing.asked.size() == 2);
}

TEST_CASE("outside the recovery image nothing is loaded") {
  const auto loader = make_module_loader(places_here(), false);
  const auto answer = carry_out({{{"acme", "/stick/acme.ko"}}, "", false}, *loader);
  REQUIRE_FALSE(answer);
  CHECK(answer.failure().status == LB_REFUSED);
  CHECK(answer.failure().message.find("This is not the recovery image") != std::string::npos);
  CHECK_FALSE(loader->load_file("/stick/acme.ko"));
  CHECK_FALSE(loader->load_own("acme"));
}

TEST_CASE("each answer of the kernel has words of its own") {
  std::set<std::string> words;
  const auto numbers = {ENOEXEC, EPERM, EKEYREJECTED, EBADMSG, ELIBBAD, EEXIST, ENOENT, ENODEV, EBUSY, EINVAL, ENOMEM,
                        ETIMEDOUT, EIO};
  for (const int number : numbers) words.insert(describe_load_error(number));
  CHECK(words.size() == numbers.size());
  CHECK(describe_load_error(ENOKEY) == describe_load_error(EKEYREJECTED));
  CHECK(describe_load_error(EIO) == "the kernel answered: Input/output error");
}
