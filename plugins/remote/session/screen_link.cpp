#include "plugins/remote/session/screen_link.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace lifeboat::remote::session {
namespace {

const sdk::Failure k_broken{LB_REFUSED, "the host broke the rules of the screen channel"};
const sdk::Failure k_gone{LB_REFUSED, "the host closed the screen channel"};

template <class Record>
std::optional<Record> as(std::span<const std::byte> bytes) {
  if (bytes.size() != sizeof(Record)) return std::nullopt;
  Record record;
  std::memcpy(&record, bytes.data(), sizeof record);
  if (record.head.size != sizeof record) return std::nullopt;
  return record;
}

// Receives one packet: its length, 0 at the end, -1 when none waits. A descriptor that came with it goes to `passed`.
ssize_t receive(int fd, std::span<std::byte> buffer, sdk::UniqueFd& passed) {
  iovec part{buffer.data(), buffer.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const ssize_t length = ::recvmsg(fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  const cmsghdr* header = length > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
  if (header != nullptr && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    passed = sdk::UniqueFd(descriptor);
  }
  return length;
}

bool would_block() { return errno == EAGAIN || errno == EINTR; }

template <std::size_t Size>
void put(char (&to)[Size], const std::string& text) {
  std::memset(to, 0, Size);
  text.copy(to, Size - 1);
}

// Whether the last record that waits moves the pointer.
bool is_pointer(const std::deque<std::vector<std::byte>>& unsent) {
  if (unsent.empty()) return false;
  const auto record = as<lb_record_input>(unsent.back());
  return record && record->head.type == LB_RECORD_INPUT && record->kind == LB_INPUT_POINTER;
}

lb_record_request make_request(std::uint32_t type, std::uint32_t session, const std::string& name,
                               const std::string& address) {
  lb_record_request record{};
  record.head = {type, sizeof record};
  record.session = session;
  put(record.name, name);
  put(record.address, address);
  return record;
}

}  // namespace

sdk::Outcome<ScreenNews> ScreenLink::read() {
  ScreenNews news;
  std::array<std::byte, sizeof(lb_record_damage) + 1> buffer;
  while (true) {
    sdk::UniqueFd passed;
    const ssize_t length = receive(fd_.get(), buffer, passed);
    if (length < 0 && would_block()) return news;
    if (length <= 0) return k_gone;
    auto taken = take(std::span<const std::byte>(buffer).first(static_cast<std::size_t>(length)), std::move(passed), news);
    if (!taken) return taken.failure();
  }
}

sdk::Outcome<void> ScreenLink::take(std::span<const std::byte> bytes, sdk::UniqueFd passed, ScreenNews& news) {
  lb_record_head head{};
  if (bytes.size() < sizeof head) return k_broken;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.type == LB_RECORD_PICTURE) {
    const auto record = as<lb_record_picture>(bytes);
    if (!record) return k_broken;
    auto mapped = SharedPicture::map(*record, std::move(passed));
    if (!mapped) return mapped.failure();
    picture_.emplace(std::move(mapped).value());
    news.has_new_picture = true;
    news.damage.reset();
  } else if (head.type == LB_RECORD_DAMAGE) {
    const auto record = as<lb_record_damage>(bytes);
    if (!record || !picture_) return k_broken;
    video::TileSet tiles(picture_->view().width, picture_->view().height);
    if (!tiles.assign(record->tiles)) return k_broken;
    if (news.damage) tiles.add(*news.damage);
    news.damage = std::move(tiles);
    news.input_id = std::max(news.input_id, record->input_id);
    news.drawn_at_us = static_cast<std::int64_t>(record->drawn_at_us);
  } else if (head.type == LB_RECORD_CURSOR) {
    const auto record = as<lb_record_cursor>(bytes);
    if (!record) return k_broken;
    news.cursor = static_cast<std::uint8_t>(record->shape);
  } else if (head.type == LB_RECORD_DECISION) {
    const auto record = as<lb_record_decision>(bytes);
    if (!record) return k_broken;
    news.decisions.push_back(*record);
  } else {
    return k_broken;
  }
  return {};
}

template <class Record>
void ScreenLink::send(const Record& record) {
  const auto bytes = std::as_bytes(std::span(&record, 1));
  unsent_.emplace_back(bytes.begin(), bytes.end());
}

void ScreenLink::request(std::uint32_t session, const std::string& name, const std::string& address) {
  send(make_request(LB_RECORD_REQUEST, session, name, address));
}

void ScreenLink::resumed(std::uint32_t session, const std::string& name, const std::string& address) {
  send(make_request(LB_RECORD_RESUMED, session, name, address));
}

void ScreenLink::input(std::uint32_t session, const protocol::Input& input) {
  lb_record_input record{};
  record.head = {LB_RECORD_INPUT, sizeof record};
  record.input_id = input.input_id;
  record.session = session;
  record.kind = input.kind;
  record.x = input.x;
  record.y = input.y;
  record.usage = input.usage;
  record.modifiers = input.modifiers;
  record.button = input.button;
  record.is_down = input.is_down ? 1 : 0;
  put(record.text, input.text);
  if (input.kind == LB_INPUT_POINTER && is_pointer(unsent_)) unsent_.pop_back();  // only where it is now matters
  send(record);
}

void ScreenLink::release_all(std::uint32_t session) {
  send(lb_record_session{{LB_RECORD_RELEASE_ALL, sizeof(lb_record_session)}, session, 0});
}
void ScreenLink::lost(std::uint32_t session) {
  send(lb_record_session{{LB_RECORD_LOST, sizeof(lb_record_session)}, session, 0});
}
void ScreenLink::ended(std::uint32_t session) {
  send(lb_record_session{{LB_RECORD_ENDED, sizeof(lb_record_session)}, session, 0});
}

void ScreenLink::status(const std::string& encoder) {
  lb_record_status record{};
  record.head = {LB_RECORD_STATUS, sizeof record};
  put(record.encoder, encoder);
  send(record);
}

sdk::Outcome<void> ScreenLink::flush() {
  while (!unsent_.empty()) {
    const auto& record = unsent_.front();
    if (::send(fd_.get(), record.data(), record.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
      if (!would_block()) return k_gone;
      break;
    }
    unsent_.pop_front();
  }
  return {};
}

}  // namespace lifeboat::remote::session
