// Raw bytes of a hostile console into the viewer's end, in pieces whose size the first byte says.
#include <algorithm>
#include <array>

#include "plugins/remote/protocol/console_peer.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::remote::protocol;

namespace {

const TimePoint k_now = TimePoint(std::chrono::seconds(1000));

std::unique_ptr<ViewerPeer> new_viewer() {
  ViewerCredentials credentials;
  credentials.ticket.emplace();
  return ViewerPeer::create(std::move(credentials), k_now).value();
}

// What a real console answers to another viewer's hello: a mutation of it fails at every depth of TLS.
std::vector<std::uint8_t> console_answer() {
  const auto lobby = Lobby::create({}, k_now).value();
  const auto peer = lobby->admit("192.0.2.7", k_now);
  peer->receive(new_viewer()->output(), k_now);
  return {peer->output().begin(), peer->output().end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{data[0]} + 1;
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const auto viewer = new_viewer();
  while (!bytes.empty()) {
    const auto now = bytes.first(std::min(piece, bytes.size()));
    viewer->receive(now, k_now);
    viewer->wrote(viewer->output().size());
    bytes = bytes.subspan(now.size());
  }
  fuzz_require(!viewer->authenticated() && !viewer->next_frame());
  viewer->receive({}, k_now);
  fuzz_require(viewer->stage() == Stage::over && viewer->ending().has_value());
  fuzz_require(!viewer->take_pass_for_retry());
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  std::vector<FuzzInput> seeds;
  for (const auto piece : std::array<std::uint8_t, 2>{255, 100}) {
    FuzzInput seed = console_answer();
    seed.insert(seed.begin(), piece);
    seeds.push_back(seed);
  }
  return seeds;
}
