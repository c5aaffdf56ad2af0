#include "plugins/remote/viewer/session_worker.hpp"

#include <lifeboat/screen_channel.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace lifeboat::remote::viewer {
namespace {

using namespace std::chrono_literals;
using protocol::Clock;
using protocol::EndingKind;
using protocol::GoodbyeReason;
using protocol::MessageType;

// Keeps NAT tables warm; the console does the same.
constexpr auto k_keep_alive_every = 15s;
// Three keep-alives missing: the link is lost, whatever TCP believes.
constexpr auto k_silence_is_loss = 45s;
// The console keeps a lost session for so long.
constexpr auto k_resume_limit = 60s;
constexpr auto k_first_pause = 250ms;
constexpr auto k_longest_pause = 4s;

screen::Cursor cursor_of(std::uint8_t shape) {
  switch (shape) {
    case LB_CURSOR_TEXT:
      return screen::Cursor::text;
    case LB_CURSOR_HAND:
      return screen::Cursor::hand;
    case LB_CURSOR_RESIZE_HORIZONTAL:
      return screen::Cursor::resize_horizontal;
    default:
      return screen::Cursor::arrow;
  }
}

protocol::Secret<k_ticket_digits> secret_from(std::string& digits) {
  protocol::Secret<k_ticket_digits> secret;
  std::copy_n(digits.begin(), k_ticket_digits, secret.data());
  wipe(digits);
  return secret;
}

}  // namespace

SessionWorker::SessionWorker(boost::asio::io_context& context, SessionBoard& board, const PictureMemory& memory,
                             const NetworkOptions& options)
    : context_(context),
      board_(board),
      pipe_(context, options.decoder_program, memory, pipe_events()),
      memory_(memory),
      alive_timer_(context),
      retry_timer_(context) {
  if (!options.save_stream.empty()) stream_.open(options.save_stream, std::ios::binary | std::ios::app);
}

PicturePipe::Events SessionWorker::pipe_events() {
  PicturePipe::Events events;
  events.on_picture = [this](screen::Size size) { board_.set_picture(memory_.view(size)); };
  events.on_update = [this](const PicturePipe::Update& update) {
    send(protocol::Acknowledge{update.update_id});
    board_.add_change(update.areas, update.input_id, update.is_exact, update.has_video);
  };
  events.on_needs_intra = [this] { send(protocol::RequestIntra{}); };
  events.on_trouble = [this](PicturePipe::Trouble trouble) {
    const bool keeps_dying = trouble == PicturePipe::Trouble::keeps_dying;
    leave(GoodbyeReason::broken, keeps_dying ? sentence_for_broken_picture() : sentence_for_broken_rules());
  };
  return events;
}

EndingContext SessionWorker::ending_context() const {
  EndingContext context;
  context.wrong_before = was_refused_before_;
  return context;
}

void SessionWorker::start(ConnectRequest request) {
  address_ = {request.address, request.port};
  name_ = request.name;
  was_refused_before_ = request.was_refused_before;
  board_.set_address(request.address);
  protocol::ViewerCredentials credentials;
  credentials.ticket = secret_from(request.ticket_digits);
  open_link(std::move(credentials));
}

void SessionWorker::open_link(protocol::ViewerCredentials credentials) {
  credentials.name = name_;
  credentials.min_version = credentials.max_version = protocol::k_protocol_version;
  ConsoleLink::Events events;
  events.on_open = [this](protocol::ResumePass pass) { on_open(std::move(pass)); };
  events.on_frame = [this](protocol::Frame frame) { on_frame(std::move(frame)); };
  events.on_over = [this](LinkEnd how) { on_link_over(std::move(how)); };
  link_ = std::make_shared<ConsoleLink>(context_, address_, std::move(credentials), std::move(events));
  link_->start();
}

void SessionWorker::on_open(protocol::ResumePass pass) {
  pass_ = std::move(pass);
  was_authenticated_ = true;
  resume_until_.reset();
  attempts_ = 0;
  send(protocol::ViewerReady{});
  keep_alive();
}

void SessionWorker::send(const protocol::Message& message) {
  if (link_) link_->send(message);
  note_held(message);
}

void SessionWorker::count_bytes() {
  board_.set_bytes_received(bytes_of_earlier_links_ + (link_ ? link_->bytes_received() : 0));
}

void SessionWorker::on_frame(protocol::Frame frame) {
  if (is_over_) return;
  count_bytes();
  if (frame.type == static_cast<std::uint16_t>(MessageType::screen_update)) {
    if (stream_.is_open()) save_stream(frame);
    return pipe_.submit(std::move(frame.payload));
  }
  auto message = protocol::decode_message(frame.type, frame.payload, protocol::From::console);
  if (!message) return leave(GoodbyeReason::broken, sentence_for_broken_rules());
  if (const auto* known = std::get_if<protocol::Message>(&message.value())) on_message(*known);
}

void SessionWorker::on_message(const protocol::Message& message) {
  if (const auto* state = std::get_if<protocol::SessionState>(&message)) {
    on_phase(*state);
  } else if (const auto* picture = std::get_if<protocol::Picture>(&message)) {
    pipe_.set_picture({static_cast<int>(picture->width), static_cast<int>(picture->height)});
  } else if (const auto* cursor = std::get_if<protocol::Cursor>(&message)) {
    board_.set_cursor(cursor_of(cursor->shape));
  } else if (const auto* goodbye = std::get_if<protocol::Goodbye>(&message)) {
    over(sentence_for(goodbye->reason));
  }
}

void SessionWorker::on_phase(const protocol::SessionState& state) {
  board_.set_encoder(state.encoder);
  switch (state.phase) {
    case protocol::SessionPhase::waiting_for_consent:
      return board_.set_state(SessionState::waiting_for_consent);
    case protocol::SessionPhase::open:
      was_open_ = true;
      return board_.set_state(SessionState::open);
    case protocol::SessionPhase::refused:
      return over(sentence_for(GoodbyeReason::refused));
  }
}

void SessionWorker::on_link_over(LinkEnd how) {
  if (is_over_) return;
  alive_timer_.cancel();
  bytes_of_earlier_links_ += link_->bytes_received();
  if (resume_until_) return on_resume_failed(std::move(how));
  if (!was_authenticated_) return on_first_link_over(std::move(how));
  if (how.ending.kind == EndingKind::malformed) return over(sentence_for(how.ending, ending_context()));
  lost(std::exchange(pass_, std::nullopt));
}

void SessionWorker::on_first_link_over(LinkEnd how) {
  if (how.connect_failure) {
    return over(sentence_for(*how.connect_failure, address_.address, address_.port, how.detail));
  }
  // Our confirmation may have been taken and the answer lost: then the ticket is used up, and the pass is good.
  if (how.pass) return lost(std::move(how.pass));
  over(sentence_for(how.ending, ending_context()), how.ending.kind == EndingKind::wrong_ticket);
}

void SessionWorker::lost(std::optional<protocol::ResumePass> pass) {
  if (!pass) return over(sentence_for_lost_link());
  pass_ = std::move(pass);
  held_.clear();
  resume_until_ = Clock::now() + k_resume_limit;
  board_.set_state(SessionState::lost);
  try_again();
}

void SessionWorker::on_resume_failed(LinkEnd how) {
  const bool is_refused = !how.connect_failure && how.ending.kind == EndingKind::wrong_ticket;
  if (is_refused && how.ending.console_is_impostor) return over(sentence_for(how.ending, ending_context()));
  if (!how.pass) return over(is_refused ? sentence_for_resume_refused() : sentence_for_lost_link());
  pass_ = std::move(how.pass);
  try_again();
}

// At once, then after pauses that double.
void SessionWorker::try_again() {
  const std::chrono::milliseconds doubled = k_first_pause * (1 << std::min(attempts_, 6U));
  const std::chrono::milliseconds pause =
      attempts_ == 0 ? 0ms : std::min<std::chrono::milliseconds>(k_longest_pause, doubled);
  ++attempts_;
  if (Clock::now() + pause >= *resume_until_) return over(sentence_for_lost_link());
  retry_timer_.expires_after(pause);
  retry_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error || is_over_) return;
    protocol::ViewerCredentials credentials;
    credentials.resume = std::exchange(pass_, std::nullopt);
    open_link(std::move(credentials));
  });
}

void SessionWorker::note_held(const protocol::Message& message) {
  const bool was_any = held_.is_any();
  if (const auto* input = std::get_if<protocol::Input>(&message)) held_.note(*input);
  if (std::holds_alternative<protocol::ReleaseAll>(message)) held_.clear();
  if (!was_any && held_.is_any() && link_ && link_->is_open()) keep_alive();  // sooner than planned
}

void SessionWorker::keep_alive() {
  if (Clock::now() - link_->last_heard() >= k_silence_is_loss) {
    bytes_of_earlier_links_ += link_->bytes_received();
    link_->close();
    return lost(std::exchange(pass_, std::nullopt));
  }
  alive_timer_.expires_after(held_.is_any() ? protocol::k_sign_while_holding : k_keep_alive_every);
  alive_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error || is_over_ || !link_->is_open()) return;
    send(protocol::KeepAlive{});
    keep_alive();
  });
}

// For debugging only: the message is taken apart here, outside the decoder's process.
void SessionWorker::save_stream(const protocol::Frame& frame) {
  auto message = protocol::decode_message(frame.type, frame.payload, protocol::From::console);
  if (!message) return;
  const auto* known = std::get_if<protocol::Message>(&message.value());
  const auto* update = known != nullptr ? std::get_if<protocol::ScreenUpdate>(known) : nullptr;
  if (update == nullptr || update->video.access_unit.empty()) return;
  const auto& unit = update->video.access_unit;
  stream_.write(reinterpret_cast<const char*>(unit.data()), static_cast<std::streamsize>(unit.size()));
  stream_.flush();
}

void SessionWorker::end() { leave(GoodbyeReason::technician_left, sentence_for(GoodbyeReason::technician_left)); }

void SessionWorker::leave(GoodbyeReason reason, std::string sentence) {
  if (is_over_) return;
  send(protocol::Goodbye{reason});
  over(std::move(sentence));
}

void SessionWorker::over(std::string sentence, bool is_ticket_refused) {
  if (std::exchange(is_over_, true)) return;
  count_bytes();
  alive_timer_.cancel();
  retry_timer_.cancel();
  pass_.reset();
  if (link_) link_->close();
  pipe_.stop();
  board_.set_over(std::move(sentence), was_open_, is_ticket_refused);
}

}  // namespace lifeboat::remote::viewer
