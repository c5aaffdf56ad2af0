#include "host/registry/marvin32.hpp"

#include <bit>

#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

struct State {
  std::uint32_t low;
  std::uint32_t high;

  void mix(std::uint32_t block) {
    low += block;
    high ^= low;
    low = std::rotl(low, 20) + high;
    high = std::rotl(high, 9) ^ low;
    low = std::rotl(low, 27) + high;
    high = std::rotl(high, 19);
  }
};

}  // namespace

std::uint64_t marvin32(std::span<const std::byte> bytes, std::uint64_t seed) {
  State state{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  while (bytes.size() >= 4) {
    state.mix(load_u32(bytes, 0));
    bytes = bytes.subspan(4);
  }
  std::uint32_t last = 0x80;
  for (std::size_t i = bytes.size(); i > 0; --i) last = (last << 8) | std::to_integer<std::uint32_t>(bytes[i - 1]);
  state.mix(last);
  state.mix(0);
  return (std::uint64_t{state.high} << 32) | state.low;
}

}  // namespace lifeboat::registry
