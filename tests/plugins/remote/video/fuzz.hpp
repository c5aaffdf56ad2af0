// What a fuzzer feeds: bytes in, and nothing but failures may come of them. tests/fuzz wraps these for libFuzzer;
// hostile_test.cpp runs them over mutations of real updates.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plugins/remote/protocol/messages.hpp"

namespace lifeboat::remote::video::fuzz {

// The first byte says the picture's size and whether the rest is packed already, or the plain form that is packed
// here (so that a fuzzer gets past zstd).
void unpack_tiles(std::span<const std::uint8_t> input);

// Two bytes of size, then updates: one byte of flags, three lengths of two bytes, and the parts.
void apply_updates(std::span<const std::uint8_t> input);

// The same form from real updates, for a corpus. Parts are cut at 65,535 bytes.
[[nodiscard]] std::vector<std::uint8_t> input_of(std::uint8_t width, std::uint8_t height,
                                                 std::span<const protocol::ScreenUpdate> updates);

}  // namespace lifeboat::remote::video::fuzz
