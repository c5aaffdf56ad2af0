#include "plugins/remote/viewer/decoder_child.hpp"

#include <sys/mman.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/screen_decoder.hpp"
#include "plugins/remote/viewer/decoder_wire.hpp"
#include "plugins/remote/viewer/picture_memory.hpp"

namespace lifeboat::remote::viewer {
namespace {

constexpr int k_failed = 1;

bool receive_all(std::span<std::uint8_t> into) {
  while (!into.empty()) {
    const ssize_t count = ::recv(k_decoder_socket_fd, into.data(), into.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

bool send_all(std::span<const std::uint8_t> from) {
  while (!from.empty()) {
    const ssize_t count = ::send(k_decoder_socket_fd, from.data(), from.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    from = from.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

class DecoderChild {
 public:
  explicit DecoderChild(std::uint8_t* pixels) : pixels_(pixels) {}

  // Until the viewer hangs up.
  void run() {
    DecoderCommand command;
    std::vector<std::uint8_t> payload;
    while (receive_all({reinterpret_cast<std::uint8_t*>(&command), sizeof command})) {
      payload.resize(std::min<std::size_t>(command.payload_bytes, protocol::k_max_console_message_bytes));
      if (!receive_all(payload)) return;
      const bool is_update = command.kind == DecoderCommandKind::update;
      if (!(is_update ? answer(update(payload)) : answer(picture(command)))) return;
    }
  }

 private:
  struct Reply {
    DecoderAnswer head;
    std::vector<std::uint8_t> tiles;
  };

  static bool answer(Reply reply) {
    reply.head.tile_bytes = static_cast<std::uint32_t>(reply.tiles.size());
    std::vector<std::uint8_t> bytes(sizeof reply.head);
    std::memcpy(bytes.data(), &reply.head, sizeof reply.head);
    bytes.insert(bytes.end(), reply.tiles.begin(), reply.tiles.end());
    return send_all(bytes);
  }

  Reply picture(const DecoderCommand& command) {
    const screen::Size size{static_cast<int>(command.width), static_cast<int>(command.height)};
    const std::size_t used = PictureMemory::stride_bytes(size) * static_cast<std::size_t>(size.height);
    const bool keeps_pixels = command.kind == DecoderCommandKind::same_picture;
    std::vector<std::uint8_t> kept(pixels_, pixels_ + (keeps_pixels ? used : 0));
    const auto set = decoder_.set_picture({pixels_, size.width, size.height, PictureMemory::stride_bytes(size)});
    std::ranges::copy(kept, pixels_);
    Reply reply;
    reply.head.status = set ? DecoderStatus::done : DecoderStatus::broken;
    reply.head.width = command.width;
    reply.head.height = command.height;
    return reply;
  }

  Reply update(std::span<const std::uint8_t> payload) {
    Reply reply;
    reply.head.status = DecoderStatus::broken;
    const auto type = static_cast<std::uint16_t>(protocol::MessageType::screen_update);
    auto message = protocol::decode_message(type, payload, protocol::From::console);
    if (!message) return reply;
    const auto* known = std::get_if<protocol::Message>(&message.value());
    const auto* update = known != nullptr ? std::get_if<protocol::ScreenUpdate>(known) : nullptr;
    if (update == nullptr) return reply;
    reply.head.update_id = update->update_id;
    reply.head.input_id = update->input_id;
    reply.head.is_exact = update->is_exact ? 1 : 0;
    reply.head.has_video = update->video.access_unit.empty() ? 0 : 1;
    auto changed = decoder_.apply(*update);
    if (changed) {
      reply.head.status = DecoderStatus::done;
      reply.tiles.assign(changed.value().bytes().begin(), changed.value().bytes().end());
    } else if (decoder_.needs_intra()) {
      reply.head.status = DecoderStatus::needs_intra;
    }
    return reply;
  }

  std::uint8_t* pixels_;
  video::ScreenDecoder decoder_;
};

}  // namespace

int run_decoder() {
  void* pixels = ::mmap(nullptr, PictureMemory::capacity_bytes(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE,
                        k_decoder_memory_fd, 0);
  if (pixels == MAP_FAILED || !enter_decoder_sandbox().empty()) return k_failed;
  DecoderChild(static_cast<std::uint8_t*>(pixels)).run();
  return 0;
}

}  // namespace lifeboat::remote::viewer
