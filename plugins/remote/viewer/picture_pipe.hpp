// From updates as they came to pixels: feeds a decoder process, and replaces it when it dies or stops answering. The
// commands that were not answered go to the new one, so nothing that the console sent is lost but what killed the
// decoder twice; the video's thread is lost with the process, so the console is asked for an intra frame. Three
// deaths within a minute are no accident: then it is over. Runs on the io_context's thread.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "plugins/remote/viewer/decoder_process.hpp"

namespace lifeboat::remote::viewer {

class PicturePipe {
 public:
  struct Update {
    std::uint64_t update_id = 0, input_id = 0;
    bool is_exact = false, has_video = false;
    std::vector<screen::Rect> areas;
  };
  enum class Trouble { keeps_dying, breaks_rules, too_much };
  struct Events {
    std::function<void(screen::Size)> on_picture;  // the pixels have this size from now on
    std::function<void(const Update&)> on_update;
    std::function<void()> on_needs_intra;
    std::function<void(Trouble)> on_trouble;  // it is over
  };

  PicturePipe(boost::asio::io_context& context, std::filesystem::path decoder_program, const PictureMemory& memory,
              Events events);
  ~PicturePipe() { *is_alive_ = false; }

  void set_picture(screen::Size size);
  // The payload of a ScreenUpdate.
  void submit(std::vector<std::uint8_t> payload);
  // Ends the decoder; what is submitted afterwards is dropped. Also from within an event.
  void stop();
  // 0: none runs. For tests, which kill it.
  [[nodiscard]] int decoder_process_id() const { return process_ ? process_->process_id() : 0; }

 private:
  struct Pending {
    DecoderCommand command;
    std::vector<std::uint8_t> payload;
    bool killed_before = false;  // a decoder died of it, or beside it
  };
  void enqueue(DecoderCommand command, std::vector<std::uint8_t> payload);
  bool start();
  void take(const DecoderAnswer& answer, std::span<const std::uint8_t> tiles);
  void take_update(const DecoderAnswer& answer, std::span<const std::uint8_t> tiles);
  void replace();
  void resubmit();
  void watch_time();
  void fail(Trouble trouble);

  boost::asio::io_context& context_;
  std::filesystem::path program_;
  const PictureMemory& memory_;
  Events events_;
  std::unique_ptr<DecoderProcess> process_;
  boost::asio::steady_timer answer_timer_;
  std::deque<Pending> pending_;  // sent and not answered
  std::size_t pending_bytes_ = 0;
  screen::Size size_;  // that the decoder answered last
  std::deque<std::chrono::steady_clock::time_point> deaths_;
  bool awaits_intra_ = false;
  bool is_over_ = false;
  std::shared_ptr<bool> is_alive_ = std::make_shared<bool>(true);
};

}  // namespace lifeboat::remote::viewer
