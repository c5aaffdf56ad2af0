// Raw bytes of a stranger into the console's end, in pieces whose size the first byte says.
#include <algorithm>
#include <array>

#include "plugins/remote/protocol/console_peer.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::remote::protocol;

namespace {

const TimePoint k_now = TimePoint(std::chrono::seconds(1000));

Lobby& lobby() {
  static const auto instance = Lobby::create({}, k_now).value();
  return *instance;
}

std::vector<std::uint8_t> viewer_hello() {
  ViewerCredentials credentials;
  credentials.ticket.emplace();
  const auto viewer = ViewerPeer::create(std::move(credentials), k_now).value();
  return {viewer->output().begin(), viewer->output().end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{data[0]} + 1;
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const auto peer = lobby().admit("192.0.2.7", k_now);
  while (!bytes.empty()) {
    const auto now = bytes.first(std::min(piece, bytes.size()));
    peer->receive(now, k_now);
    peer->wrote(peer->output().size());
    bytes = bytes.subspan(now.size());
  }
  fuzz_require(!peer->authenticated() && !peer->next_frame());
  peer->receive({}, k_now);
  fuzz_require(peer->stage() == Stage::over && peer->ending().has_value());
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  std::vector<FuzzInput> seeds;
  for (const auto piece : std::array<std::uint8_t, 3>{255, 100, 0}) {
    FuzzInput seed = viewer_hello();
    seed.insert(seed.begin(), piece);
    seeds.push_back(seed);
    seed.insert(seed.end(), seed.begin() + 1, seed.end());
    seeds.push_back(seed);
  }
  return seeds;
}
