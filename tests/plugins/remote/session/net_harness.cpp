#include "tests/plugins/remote/session/net_harness.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <random>
#include <stdexcept>

#include "plugins/remote/protocol/ticket.hpp"

namespace lifeboat::remote::session {
namespace {

bool is_readable(int fd, int within_ms) {
  pollfd waiting{fd, POLLIN, 0};
  return ::poll(&waiting, 1, within_ms) == 1;
}

void require(bool is_true, const char* what) {
  if (!is_true) throw std::runtime_error(what);
}

}  // namespace

FakeHost::FakeHost(int fd, int width, int height)
    : fd_(fd), memory_(::memfd_create("picture", MFD_CLOEXEC)), width_(width), height_(height) {
  require(::ftruncate(memory_, static_cast<off_t>(size_bytes())) == 0, "no memory for the picture");
  pixels_ = static_cast<std::uint32_t*>(::mmap(nullptr, size_bytes(), PROT_READ | PROT_WRITE, MAP_SHARED, memory_, 0));
}

FakeHost::~FakeHost() {
  ::munmap(pixels_, size_bytes());
  ::close(memory_);
  hang_up();
}

void FakeHost::hang_up() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

void FakeHost::send_picture() {
  lb_record_picture record{{LB_RECORD_PICTURE, sizeof record}, static_cast<std::uint32_t>(width_),
                           static_cast<std::uint32_t>(height_), static_cast<std::uint32_t>(width_) * 4, 100};
  iovec part{&record, sizeof record};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &memory_, sizeof memory_);
  // One that could not open its port says so and ends; what it said can still be read.
  const bool is_sent = ::sendmsg(fd_, &message, MSG_NOSIGNAL) > 0;
  require(is_sent || errno == EPIPE || errno == ECONNRESET, "the picture was not taken");
}

void FakeHost::send_damage(std::uint64_t input_id) {
  lb_record_damage record{};
  record.head = {LB_RECORD_DAMAGE, sizeof record};
  record.sequence = ++sequence_;
  record.input_id = input_id;
  std::memset(record.tiles, 0xFF, sizeof record.tiles);
  require(::send(fd_, &record, sizeof record, MSG_NOSIGNAL) > 0, "the damage was not taken");
}

void FakeHost::decide(std::uint32_t session, std::uint32_t decision) {
  const lb_record_decision record{{LB_RECORD_DECISION, sizeof record}, session, decision};
  require(::send(fd_, &record, sizeof record, MSG_NOSIGNAL) > 0, "the decision was not taken");
}

std::vector<std::byte> FakeHost::next(int within_ms) {
  require(is_readable(fd_, within_ms), "no record came");
  std::vector<std::byte> bytes(8192);
  const ssize_t length = ::recv(fd_, bytes.data(), bytes.size(), 0);
  require(length > 0, "the channel ended");
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

void FakeHost::paint(std::uint32_t seed) {
  std::minstd_rand random(seed);
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const bool is_noise = x > width_ / 2;
      // The fourth byte carries nothing; updates bring it as 255.
      pixels_[y * width_ + x] = (is_noise ? static_cast<std::uint32_t>(random()) : seed * 0x010203U) | 0xFF000000U;
    }
  }
}

Net::Net(NetOptions options) {
  if (options.program.empty()) options.program = LIFEBOAT_BINARY_DIR "/plugins/remote/lifeboat-net";
  auto started = NetProcess::start(options);
  if (!started) throw std::runtime_error(started.failure().message);
  process_.emplace(std::move(started).value());
  host_ = std::make_unique<FakeHost>(process_->take_screen(), 640, 480);
  host_->paint(1);
  host_->send_picture();
}

StatusRecord Net::wait_for(Phase phase) {
  while (true) {
    require(is_readable(process_->control(), k_limit_ms), "no status came");
    StatusRecord status;
    require(::recv(process_->control(), &status, sizeof status, 0) == sizeof status, "lifeboat-net ended");
    if (status.phase == phase) return status;
  }
}

void Net::order(Order what, const std::string& address) {
  OrderRecord record{what, {}};
  put_text(record.address, address);
  require(::send(process_->control(), &record, sizeof record, MSG_NOSIGNAL) > 0, "the order was not taken");
}

protocol::ViewerCredentials with_ticket(const std::string& ticket, const std::string& name) {
  protocol::ViewerCredentials credentials;
  auto parsed = protocol::parse_ticket(ticket);
  require(parsed.is_ok(), "the ticket is none");
  credentials.ticket.emplace(std::move(parsed).value());
  credentials.name = name;
  return credentials;
}

protocol::ViewerCredentials with_pass(protocol::ResumePass pass, const std::string& name) {
  protocol::ViewerCredentials credentials;
  credentials.resume.emplace(std::move(pass));
  credentials.name = name;
  return credentials;
}

TestViewer::TestViewer(std::uint16_t port, protocol::ViewerCredentials credentials, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      peer_(std::move(protocol::ViewerPeer::create(std::move(credentials), protocol::Clock::now())).value()) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
  require(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "no such source address");
  ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  address.sin_port = htons(port);
  require(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "nobody listens");
}

TestViewer::~TestViewer() { cut(); }

void TestViewer::cut() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void TestViewer::step(int within_ms) {
  while (!peer_->output().empty()) {
    const auto output = peer_->output();
    const ssize_t count = ::send(socket_, output.data(), output.size(), MSG_NOSIGNAL);
    if (count <= 0) break;
    peer_->wrote(static_cast<std::size_t>(count));
  }
  if (peer_->ending() || !is_readable(socket_, within_ms)) return;
  std::array<std::uint8_t, 65536> bytes;
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  bytes_received_ += static_cast<std::uint64_t>(std::max<ssize_t>(count, 0));
  peer_->receive(std::span(bytes).first(static_cast<std::size_t>(std::max<ssize_t>(count, 0))), protocol::Clock::now());
}

bool TestViewer::connect() {
  const auto start = protocol::Clock::now();
  while (!peer_->ending() && peer_->stage() != protocol::Stage::open) {
    step(k_limit_ms);
    require(protocol::Clock::now() - start < std::chrono::milliseconds(k_limit_ms), "the handshake does not end");
  }
  return peer_->stage() == protocol::Stage::open;
}

std::optional<protocol::Message> TestViewer::next_message() {
  while (true) {
    if (auto frame = peer_->next_frame()) {
      auto message = protocol::decode_message(frame->type, frame->payload, protocol::From::console);
      require(message.is_ok(), "the console broke the rules");
      if (auto* known = std::get_if<protocol::Message>(&message.value())) return std::move(*known);
      continue;
    }
    if (peer_->ending()) return std::nullopt;
    const auto before = bytes_received_;
    step(k_limit_ms);
    require(bytes_received_ != before || peer_->ending(), "nothing came");
  }
}

void TestViewer::take(const protocol::Message& message) {
  if (const auto* picture = std::get_if<protocol::Picture>(&message)) {
    const std::size_t stride = std::size_t{picture->width} * 4;
    pixels_.assign(stride * picture->height, 0);
    is_exact_ = false;
    require(decoder_.set_picture({pixels_.data(), static_cast<int>(picture->width), static_cast<int>(picture->height), stride})
                .is_ok(), "the decoder refuses the picture");
  }
  if (const auto* update = std::get_if<protocol::ScreenUpdate>(&message)) {
    require(decoder_.apply(*update).is_ok(), "the decoder refuses an update");
    is_exact_ = update->is_exact;
    send(protocol::Acknowledge{update->update_id});
  }
}

void TestViewer::wait_for_exact_picture() {
  do {
    (void)expect<protocol::ScreenUpdate>();
  } while (!is_exact_);
}

void TestViewer::send(const protocol::Message& message) {
  peer_->send(static_cast<std::uint16_t>(protocol::type_of(message)), protocol::encode_message(message));
  step(0);
}

protocol::Ending TestViewer::wait_for_ending() {
  while (!peer_->ending()) {
    const auto before = bytes_received_;
    step(k_limit_ms);
    require(bytes_received_ != before || peer_->ending(), "the connection does not end");
  }
  return *peer_->ending();
}

bool TestViewer::is_spoken_to(int within_ms) {
  step(0);
  return is_readable(socket_, within_ms);
}

}  // namespace lifeboat::remote::session
