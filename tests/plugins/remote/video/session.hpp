// A console and a viewer with a link between them, on a clock of their own: bytes take their time, acknowledgements
// come back a round trip later, and the socket takes no more than a little ahead of the link.
#pragma once

#include <deque>
#include <vector>

#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video::scene {

struct Link {
  std::int64_t bytes_per_second = 100'000'000;
  std::int64_t round_trip_us = 1'000;
};

class Session {
 public:
  Session(int width, int height, ScreenEncoderOptions options, Link link = {});

  void damage(const TileSet& tiles, std::uint64_t input_id = 0) { encoder.damage(tiles, input_id, now_us); }
  // A millisecond after the other.
  void run_for(std::int64_t duration_us);
  // Until the viewer was told that it has the exact picture and nothing is left to do; false: it took too long.
  [[nodiscard]] bool settle();
  [[nodiscard]] bool is_same() const { return viewer.pixels == console.pixels; }
  void forget_history();

  Picture console, viewer;
  ScreenEncoder encoder;
  ScreenDecoder decoder;
  std::int64_t now_us = 1'000'000;

  // Since forget_history():
  std::vector<protocol::ScreenUpdate> sent;
  std::size_t shown = 0, failed = 0;
  std::size_t most_bytes_before_sending = 0;  // in flight when one more was sent
  std::int64_t longest_way_us = 0;            // from sent to shown

 private:
  struct Travelling {
    protocol::ScreenUpdate update;
    std::int64_t sent_us = 0, through_us = 0, arrives_us = 0, acknowledged_us = 0;
    bool is_shown = false;
  };
  void step();
  void send(protocol::ScreenUpdate update);
  void show(Travelling& travelling);
  [[nodiscard]] std::size_t unsent_bytes() const;

  Link link_;
  std::deque<Travelling> travelling_;
  std::int64_t link_free_us_ = 0;
};

[[nodiscard]] std::size_t bytes_of(const protocol::ScreenUpdate& update);

}  // namespace lifeboat::remote::video::scene
