// What a fuzz target gives: the entry that libFuzzer calls, and seeds for the replay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

using FuzzInput = std::vector<std::uint8_t>;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// Well-formed inputs, from which the replay makes bad ones.
[[nodiscard]] std::vector<FuzzInput> fuzz_seeds();

// A property that must hold for every input.
inline void fuzz_require(bool holds) {
  if (!holds) std::abort();
}
