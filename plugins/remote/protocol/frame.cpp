#include "plugins/remote/protocol/frame.hpp"

#include <algorithm>
#include <utility>

#include "plugins/remote/protocol/byte_order.hpp"

namespace lifeboat::remote::protocol {

namespace {

// Moves up to `wanted - out.size()` bytes from the front of `bytes`; true: `out` is complete.
bool fill(std::vector<std::uint8_t>& out, std::size_t wanted, std::span<const std::uint8_t>& bytes) {
  const auto taken = bytes.first(std::min(wanted - out.size(), bytes.size()));
  out.insert(out.end(), taken.begin(), taken.end());
  bytes = bytes.subspan(taken.size());
  return out.size() == wanted;
}

}  // namespace

std::vector<std::uint8_t> encode_frame(std::uint16_t type, std::span<const std::uint8_t> payload) {
  std::vector<std::uint8_t> out;
  out.reserve(k_frame_head_bytes + payload.size());
  append_u32(out, static_cast<std::uint32_t>(payload.size()));
  append_u16(out, type);
  out.insert(out.end(), payload.begin(), payload.end());
  return out;
}

bool FrameReader::feed(std::span<const std::uint8_t> bytes) {
  while (!is_broken_ && !bytes.empty()) {
    if (head_.size() == k_frame_head_bytes || take_head(bytes)) take_payload(bytes);
  }
  return !is_broken_;
}

bool FrameReader::take_head(std::span<const std::uint8_t>& bytes) {
  if (!fill(head_, k_frame_head_bytes, bytes)) return false;
  wanted_bytes_ = read_u32(head_);
  frame_.type = read_u16(std::span(head_).subspan(4));
  is_broken_ = wanted_bytes_ > max_payload_bytes_;
  return !is_broken_;
}

void FrameReader::take_payload(std::span<const std::uint8_t>& bytes) {
  if (!fill(frame_.payload, wanted_bytes_, bytes)) return;
  complete_.push_back(std::exchange(frame_, {}));
  head_.clear();
}

std::optional<Frame> FrameReader::next() {
  if (complete_.empty()) return std::nullopt;
  Frame frame = std::move(complete_.front());
  complete_.pop_front();
  return frame;
}

}  // namespace lifeboat::remote::protocol
