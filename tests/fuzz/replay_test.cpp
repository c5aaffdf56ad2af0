// Replays a target's seeds and mutations of them: the same ones in every run.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "tests/fuzz/fuzz.hpp"

namespace {

constexpr unsigned k_rounds = 2000;
constexpr std::size_t k_most_changes = 8;

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

void change(FuzzInput& input, const FuzzInput& other, Random& random) {
  static constexpr std::uint8_t k_edges[] = {0, 1, 0x7F, 0x80, 0xFF};
  const std::size_t at = below(random, input.size());
  const auto place = input.begin() + static_cast<std::ptrdiff_t>(at);
  const auto some = static_cast<std::ptrdiff_t>(below(random, other.size()));
  switch (random() % 6) {
    case 0: if (!input.empty()) *place = static_cast<std::uint8_t>(*place ^ (1U << (random() % 8))); break;
    case 1: if (!input.empty()) *place = k_edges[random() % std::size(k_edges)]; break;
    case 2: input.resize(at); break;
    case 3: input.insert(place, static_cast<std::uint8_t>(random())); break;
    case 4: if (!input.empty()) input.erase(place); break;
    default: input.insert(place, other.begin(), other.begin() + some);
  }
}

}  // namespace

TEST_CASE("seeds and their mutations are survived") {
  const std::vector<FuzzInput> seeds = fuzz_seeds();
  REQUIRE_FALSE(seeds.empty());
  CHECK(LLVMFuzzerTestOneInput(nullptr, 0) == 0);
  for (const FuzzInput& seed : seeds) CHECK(LLVMFuzzerTestOneInput(seed.data(), seed.size()) == 0);
  for (unsigned round = 0; round < k_rounds; ++round) {
    Random random(round);
    FuzzInput input = seeds[below(random, seeds.size())];
    const std::size_t changes = 1 + below(random, k_most_changes);
    for (std::size_t i = 0; i < changes; ++i) change(input, seeds[below(random, seeds.size())], random);
    INFO("round " << round);
    REQUIRE(LLVMFuzzerTestOneInput(input.data(), input.size()) == 0);
  }
}

// Hidden: for a start of the libFuzzer program, see README.md.
TEST_CASE("seeds are written to files", "[.][seeds]") {
  const char* folder = std::getenv("LIFEBOAT_FUZZ_SEEDS");
  REQUIRE(folder != nullptr);
  int number = 0;
  for (const FuzzInput& seed : fuzz_seeds()) {
    std::ofstream(std::string(folder) + "/seed" + std::to_string(number++), std::ios::binary)
        .write(reinterpret_cast<const char*>(seed.data()), static_cast<std::streamsize>(seed.size()));
  }
}
