// The session on the network's thread: connects, keeps the link alive, comes back after a lost one, feeds the
// decoder, and tells the board what the window shall know.
//
//   connecting -> waiting for consent -> open -> over
//                                        open -> lost -> (resume) -> open … for a minute, then over
//
// The ticket is used once, for the first connection; afterwards the pass that the handshake gives. The viewer never
// tries a ticket again by itself.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>

#include "plugins/remote/protocol/held_input.hpp"
#include "plugins/remote/viewer/console_link.hpp"
#include "plugins/remote/viewer/network_options.hpp"
#include "plugins/remote/viewer/picture_pipe.hpp"
#include "plugins/remote/viewer/session_board.hpp"

namespace lifeboat::remote::viewer {

class SessionWorker {
 public:
  SessionWorker(boost::asio::io_context& context, SessionBoard& board, const PictureMemory& memory,
                const NetworkOptions& options);

  void start(ConnectRequest request);
  void send(const protocol::Message& message);
  // The technician leaves. Afterwards nothing is pending but the last bytes.
  void end();
  [[nodiscard]] int decoder_process_id() const { return pipe_.decoder_process_id(); }

 private:
  void open_link(protocol::ViewerCredentials credentials);
  void on_open(protocol::ResumePass pass);
  void on_frame(protocol::Frame frame);
  void on_message(const protocol::Message& message);
  void on_phase(const protocol::SessionState& state);
  void on_link_over(LinkEnd how);
  void on_first_link_over(LinkEnd how);
  void on_resume_failed(LinkEnd how);
  void lost(std::optional<protocol::ResumePass> pass);
  void try_again();
  void keep_alive();
  void note_held(const protocol::Message& message);
  void count_bytes();
  void save_stream(const protocol::Frame& frame);
  void over(std::string sentence, bool is_ticket_refused = false);
  void leave(protocol::GoodbyeReason reason, std::string sentence);
  [[nodiscard]] PicturePipe::Events pipe_events();
  [[nodiscard]] EndingContext ending_context() const;

  boost::asio::io_context& context_;
  SessionBoard& board_;
  PicturePipe pipe_;
  const PictureMemory& memory_;
  ConsoleAddress address_;
  std::string name_;
  std::shared_ptr<ConsoleLink> link_;
  protocol::HeldInput held_;
  std::optional<protocol::ResumePass> pass_;
  boost::asio::steady_timer alive_timer_, retry_timer_;
  std::optional<protocol::TimePoint> resume_until_;  // while lost
  unsigned attempts_ = 0;
  std::uint64_t bytes_of_earlier_links_ = 0;
  bool was_refused_before_ = false;
  bool was_authenticated_ = false, was_open_ = false, is_over_ = false;
  std::ofstream stream_;
};

}  // namespace lifeboat::remote::viewer
