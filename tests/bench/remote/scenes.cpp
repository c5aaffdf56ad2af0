#include "tests/bench/remote/scenes.hpp"

#include <X11/keysym.h>

#include <chrono>
#include <cstdio>
#include <thread>

namespace lifeboat::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int k_keys = 100;
constexpr milliseconds k_between_keys{100};
constexpr milliseconds k_key_limit{1000};
constexpr int k_turns = 300;
constexpr int k_turns_one_way = 50;
constexpr milliseconds k_between_turns{33};
constexpr milliseconds k_idle{10'000};
constexpr milliseconds k_between_looks{2};
constexpr unsigned k_wheel_up = 4;
constexpr unsigned k_wheel_down = 5;

double ms(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

// Bytes and CPU from its making to `finish`.
class Bill {
 public:
  explicit Bill(const Peer& peer)
      : peer_(peer), start_(Clock::now()), bytes_(bytes_sent(peer.port)), server_(cpu_ms(peer.server)), viewer_(cpu_ms(peer.viewer)) {}

  [[nodiscard]] Figures finish(int frames) const {
    const double time_ms = ms(Clock::now() - start_);
    Figures figures;
    figures.kilobytes_per_s = static_cast<double>(bytes_sent(peer_.port) - bytes_) / time_ms;
    figures.frames_per_s = frames * 1000.0 / time_ms;
    figures.server_cpu_percent = static_cast<double>(cpu_ms(peer_.server) - server_) * 100.0 / time_ms;
    figures.viewer_cpu_percent = static_cast<double>(cpu_ms(peer_.viewer) - viewer_) * 100.0 / time_ms;
    return figures;
  }

 private:
  const Peer& peer_;
  Clock::time_point start_;
  std::int64_t bytes_, server_, viewer_;
};

// Looks until `until`, counting changes.
int count_changes(XDisplay& desk, const Area& area, std::uint64_t& seen, Clock::time_point until) {
  int changes = 0;
  while (Clock::now() < until) {
    const std::uint64_t now = desk.look(area);
    if (now != seen) ++changes;
    seen = now;
    std::this_thread::sleep_for(k_between_looks);
  }
  return changes;
}

}  // namespace

Figures measure_typing(XDisplay& desk, const Peer& peer, const Area& field) {
  std::vector<double> latencies;
  desk.press(XK_End);  // letters go to the end of a line; within one they would move all that follows
  std::this_thread::sleep_for(k_key_limit);
  const Bill bill(peer);
  for (int i = 0; i < k_keys; ++i) {
    const std::uint64_t before = desk.look(field);
    const auto pressed = Clock::now();
    desk.press(XK_a + static_cast<unsigned>(i % 26));
    while (desk.look(field) == before && Clock::now() - pressed < k_key_limit) {
    }
    latencies.push_back(ms(Clock::now() - pressed));
    std::this_thread::sleep_until(pressed + k_between_keys);
  }
  Figures figures = bill.finish(k_keys);
  figures.key_to_pixel_ms = percentiles(latencies);
  return figures;
}

Figures measure_scrolling(XDisplay& desk, const Peer& peer, const Area& list) {
  std::uint64_t seen = desk.look(list);
  int frames = 0;
  const Bill bill(peer);
  for (int i = 0; i < k_turns; ++i) {
    const auto next = Clock::now() + k_between_turns;
    desk.click(i / k_turns_one_way % 2 == 0 ? k_wheel_down : k_wheel_up);
    frames += count_changes(desk, list, seen, next);
  }
  return bill.finish(frames);
}

Figures measure_idle(XDisplay& desk, const Peer& peer, const Area& anywhere) {
  std::uint64_t seen = desk.look(anywhere);
  const Bill bill(peer);
  std::this_thread::sleep_for(k_idle);
  return bill.finish(count_changes(desk, anywhere, seen, Clock::now() + k_between_looks));
}

}  // namespace lifeboat::bench
