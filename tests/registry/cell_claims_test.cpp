#include "host/registry/cell_claims.hpp"

#include <catch2/catch.hpp>

#include "tests/registry/made_hive.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

struct Claimed {
  explicit Claimed(const std::vector<std::byte>& file)
      : image(required(HiveMemory::copy_of(file)), static_cast<std::uint32_t>(file.size() - k_base_block_bytes)),
        claims(image, [this](const Error& error) { told.push_back(error.message); }) {}

  std::vector<std::string> told;
  HiveImage image;
  CellClaims claims;
};

std::string refusal_of(CellClaims& claims, Cell cell) {
  const auto claimed = claims.claim(cell);
  return claimed ? "" : claimed.error().message;
}

std::size_t unclaimed_in(const CellClaims& claims) {
  std::size_t count = 0;
  claims.for_each_unclaimed([&](Cell) { ++count; });
  return count;
}

}  // namespace

TEST_CASE("a cell in use is claimed once, and no other is") {
  const Hive hive = Hive::create_empty("CLAIMED", "ROOT");
  Claimed in(copy_of(hive));
  CHECK(in.told.empty());
  const std::size_t all = unclaimed_in(in.claims);
  CHECK(refusal_of(in.claims, hive.root()).empty());
  CHECK(unclaimed_in(in.claims) == all - 1);
  CHECK_THAT(refusal_of(in.claims, hive.root()), Catch::Contains("used twice"));
  CHECK_THAT(refusal_of(in.claims, hive.root() + 4), Catch::Contains("outside"));
  CHECK_THAT(refusal_of(in.claims, 0x7FFFFFF8), Catch::Contains("outside"));
}

TEST_CASE("where cells begin is unknown, cells that overlap hold no more than the hive") {
  constexpr std::int32_t k_cell_bytes = 1024;
  auto file = copy_of(Hive::create_empty("CLAIMED", "ROOT"));
  const std::size_t bins_bytes = file.size() - k_base_block_bytes;
  for (std::size_t at = k_base_block_bytes; at < file.size(); at += 8) store(std::span(file), at, -k_cell_bytes);
  Claimed in(file);
  CHECK(in.told.size() == 1);
  std::size_t claimed = 0;
  for (Cell cell = 0; cell + k_cell_bytes <= bins_bytes; cell += 8) {
    const std::string why = refusal_of(in.claims, cell);
    if (why.empty()) ++claimed;
    else CHECK_THAT(why, Catch::Contains("overlaps"));
  }
  CHECK(claimed == bins_bytes / (k_cell_bytes - 4));
  CHECK(unclaimed_in(in.claims) == 0);
}
