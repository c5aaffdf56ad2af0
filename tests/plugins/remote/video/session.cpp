#include "tests/plugins/remote/video/session.hpp"

#include <algorithm>
#include <stdexcept>

namespace lifeboat::remote::video::scene {
namespace {

constexpr std::int64_t k_step_us = 1'000;
constexpr std::int64_t k_longest_settling_us = 20'000'000;
constexpr std::int64_t k_socket_bytes = 16'384;

}  // namespace

std::size_t bytes_of(const protocol::ScreenUpdate& update) {
  return update.video.access_unit.size() + update.exact.packed.size();
}

Session::Session(int width, int height, ScreenEncoderOptions options, Link link)
    : console(width, height), viewer(width, height), encoder(std::move(options)), link_(link) {
  decoder.set_picture(viewer.target()).value();
  encoder.set_size(width, height);
}

void Session::forget_history() {
  sent.clear();
  shown = failed = most_bytes_before_sending = 0;
  longest_way_us = 0;
}

void Session::show(Travelling& travelling) {
  travelling.is_shown = true;
  longest_way_us = std::max(longest_way_us, now_us - travelling.sent_us);
  if (decoder.apply(travelling.update)) {
    ++shown;
  } else {
    ++failed;
    if (!decoder.needs_intra()) throw std::runtime_error("the decoder refuses an update of our own encoder");
    encoder.request_intra();
  }
}

void Session::send(protocol::ScreenUpdate update) {
  std::size_t in_flight = 0;
  for (const Travelling& travelling : travelling_) in_flight += bytes_of(travelling.update);
  most_bytes_before_sending = std::max(most_bytes_before_sending, in_flight);
  const auto bytes = static_cast<std::int64_t>(bytes_of(update));
  link_free_us_ = std::max(link_free_us_, now_us) + bytes * 1'000'000 / link_.bytes_per_second;
  const std::int64_t arrives_us = link_free_us_ + link_.round_trip_us / 2;
  sent.push_back(update);
  travelling_.push_back(
      {std::move(update), now_us, link_free_us_, arrives_us, arrives_us + link_.round_trip_us / 2, false});
}

std::size_t Session::unsent_bytes() const {
  const std::int64_t waiting = std::max<std::int64_t>(link_free_us_ - now_us, 0) * link_.bytes_per_second / 1'000'000;
  return static_cast<std::size_t>(std::max<std::int64_t>(waiting - k_socket_bytes, 0));
}

void Session::step() {
  for (Travelling& travelling : travelling_) {
    if (!travelling.is_shown && travelling.arrives_us <= now_us) show(travelling);
  }
  while (!travelling_.empty() && travelling_.front().acknowledged_us <= now_us) {
    encoder.acknowledged(travelling_.front().update.update_id, now_us);
    travelling_.pop_front();
  }
  while (auto update = encoder.next(console.view(), {unsent_bytes()}, now_us)) send(std::move(*update));
  now_us += k_step_us;
}

void Session::run_for(std::int64_t duration_us) {
  const std::int64_t end_us = now_us + duration_us;
  while (now_us < end_us) step();
}

bool Session::settle() {
  const std::int64_t end_us = now_us + k_longest_settling_us;
  do {
    step();
    if (travelling_.empty() && encoder.due_at_us() < 0) return !sent.empty() && sent.back().is_exact;
  } while (now_us < end_us);
  return false;
}

}  // namespace lifeboat::remote::video::scene
