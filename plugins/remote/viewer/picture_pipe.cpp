#include "plugins/remote/viewer/picture_pipe.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "plugins/remote/viewer/tile_areas.hpp"

namespace lifeboat::remote::viewer {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// What a command costs beside its payload: a console may send many that have none.
constexpr std::size_t k_command_cost_bytes = 256;
constexpr std::size_t k_deaths_that_are_no_accident = 3;
constexpr auto k_death_period = 60s;
// The largest picture takes a tenth of a second; a stream that keeps the decoder busy for longer is meant to.
constexpr auto k_answer_limit = 10s;
// A console waits for acknowledgements long before; one that does not would fill our memory.
constexpr std::size_t k_max_pending_bytes = 32U << 20;

}  // namespace

PicturePipe::PicturePipe(boost::asio::io_context& context, std::filesystem::path decoder_program,
                         const PictureMemory& memory, Events events)
    : context_(context),
      program_(std::move(decoder_program)),
      memory_(memory),
      events_(std::move(events)),
      answer_timer_(context) {}

void PicturePipe::set_picture(screen::Size size) {
  DecoderCommand command;
  command.kind = DecoderCommandKind::picture;
  command.width = static_cast<std::uint32_t>(size.width);
  command.height = static_cast<std::uint32_t>(size.height);
  enqueue(command, {});
}

void PicturePipe::submit(std::vector<std::uint8_t> payload) {
  DecoderCommand command;
  command.kind = DecoderCommandKind::update;
  command.payload_bytes = static_cast<std::uint32_t>(payload.size());
  enqueue(command, std::move(payload));
}

void PicturePipe::enqueue(DecoderCommand command, std::vector<std::uint8_t> payload) {
  if (is_over_) return;
  pending_bytes_ += k_command_cost_bytes + payload.size();
  if (pending_bytes_ > k_max_pending_bytes) return fail(Trouble::too_much);
  pending_.push_back({command, std::move(payload), false});
  if (!process_ && !start()) return;
  process_->send(pending_.back().command, pending_.back().payload);
  if (pending_.size() == 1) watch_time();
}

bool PicturePipe::start() {
  DecoderProcess::Events events;
  events.on_answer = [this](const DecoderAnswer& answer, std::span<const std::uint8_t> tiles) {
    take(answer, tiles);
  };
  // Not from within: it is the process's own callback that would destroy it.
  events.on_died = [this] {
    boost::asio::post(context_, [this, alive = is_alive_] {
      if (*alive) replace();
    });
  };
  auto started = DecoderProcess::start(context_, program_, memory_, std::move(events));
  if (!started) {
    fail(Trouble::keeps_dying);
    return false;
  }
  process_ = std::move(*started);
  return true;
}

void PicturePipe::take(const DecoderAnswer& answer, std::span<const std::uint8_t> tiles) {
  if (pending_.empty() || is_over_) return;
  const Pending done = std::move(pending_.front());
  pending_.pop_front();
  pending_bytes_ -= k_command_cost_bytes + done.payload.size();
  watch_time();
  if (answer.status == DecoderStatus::broken) return fail(Trouble::breaks_rules);
  if (done.command.kind == DecoderCommandKind::update) return take_update(answer, tiles);
  if (done.command.kind != DecoderCommandKind::picture) return;
  size_ = {static_cast<int>(done.command.width), static_cast<int>(done.command.height)};
  events_.on_picture(size_);
}

void PicturePipe::take_update(const DecoderAnswer& answer, std::span<const std::uint8_t> tiles) {
  const bool needs_intra = answer.status == DecoderStatus::needs_intra;
  if (needs_intra && !awaits_intra_) events_.on_needs_intra();
  if (needs_intra || answer.has_video != 0) awaits_intra_ = needs_intra;
  events_.on_update({answer.update_id, answer.input_id, answer.is_exact != 0 && !needs_intra, answer.has_video != 0,
                     areas_of_tiles(tiles, size_)});
}

void PicturePipe::replace() {
  if (is_over_) return;
  process_.reset();
  const auto now = Clock::now();
  deaths_.push_back(now);
  while (now - deaths_.front() > k_death_period) deaths_.pop_front();
  if (deaths_.size() >= k_deaths_that_are_no_accident) return fail(Trouble::keeps_dying);
  if (!pending_.empty() && pending_.front().command.kind == DecoderCommandKind::same_picture) {
    pending_bytes_ -= k_command_cost_bytes;
    pending_.pop_front();
  }
  if (!pending_.empty() && std::exchange(pending_.front().killed_before, true)) {
    pending_bytes_ -= k_command_cost_bytes + pending_.front().payload.size();
    pending_.pop_front();
  }
  if (!start()) return;
  resubmit();
  awaits_intra_ = true;
  events_.on_needs_intra();
}

void PicturePipe::resubmit() {
  if (size_.width > 0) {
    DecoderCommand again;
    again.kind = DecoderCommandKind::same_picture;
    again.width = static_cast<std::uint32_t>(size_.width);
    again.height = static_cast<std::uint32_t>(size_.height);
    pending_.push_front({again, {}, false});
    pending_bytes_ += k_command_cost_bytes;
  }
  for (const Pending& each : pending_) process_->send(each.command, each.payload);
  watch_time();
}

// The first of the pending has so long to be answered.
void PicturePipe::watch_time() {
  if (pending_.empty()) {
    answer_timer_.cancel();
    return;
  }
  answer_timer_.expires_after(k_answer_limit);
  answer_timer_.async_wait([this, alive = is_alive_](const boost::system::error_code& error) {
    if (!error && *alive) replace();
  });
}

void PicturePipe::stop() {
  if (std::exchange(is_over_, true)) return;
  answer_timer_.cancel();
  boost::asio::post(context_, [this, alive = is_alive_] {
    if (*alive) process_.reset();
  });
}

void PicturePipe::fail(Trouble trouble) {
  if (is_over_) return;
  stop();
  events_.on_trouble(trouble);
}

}  // namespace lifeboat::remote::viewer
