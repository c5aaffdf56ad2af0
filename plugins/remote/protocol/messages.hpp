// What console and viewer say to each other once the handshake is done, protocol version 1. Each message travels in a
// frame (frame.hpp) with its type; its fields are serialised with cereal through our own bounded archive
// (bounded_archive.hpp). Within a version, fields are only ever added at the end of a message and types are only ever
// added: a reader ignores bytes after the fields it knows and skips types it does not know.
//
// Everything that comes from the other side is hostile until `decode_message` has checked it: the limits are here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::uint16_t k_protocol_version = 1;

// A lossless 1080p screen of noise takes several updates; a frame of H.264 at its largest fits one.
inline constexpr std::size_t k_max_console_message_bytes = 4U << 20;
inline constexpr std::size_t k_max_viewer_message_bytes = 4096;
inline constexpr std::uint32_t k_max_side_px = 8192;
inline constexpr std::uint32_t k_tile_px = 64;
inline constexpr std::size_t k_max_text_bytes = 64;       // one piece of typed or pasted text

enum class MessageType : std::uint16_t {
  // console to viewer
  session_state = 1,
  picture = 2,
  screen_update = 3,
  cursor = 4,
  // viewer to console
  viewer_ready = 32,
  input = 33,
  release_all = 34,
  acknowledge = 35,
  request_intra = 36,
  // both
  keep_alive = 64,
  goodbye = 65,
};

enum class SessionPhase : std::uint8_t { waiting_for_consent = 1, open = 2, refused = 3 };

// The first message of the console, and again whenever it changes.
struct SessionState {
  SessionPhase phase = SessionPhase::waiting_for_consent;
  std::string encoder;  // "openh264"; for the person
  template <class Archive> void serialize(Archive& archive) { archive(phase, encoder); }
};

// The picture has this size from now on, and is black until updates come.
struct Picture {
  std::uint32_t width = 0, height = 0;
  std::uint32_t scale_percent = 100;
  template <class Archive> void serialize(Archive& archive) { archive(width, height, scale_percent); }
};

// Which tiles of the decoded frame replace the viewer's pixels; the others stay as they are, exact ones above all.
// `tiles` has one bit a tile as in lifeboat/screen_channel.h, just as many bytes as the picture needs.
struct VideoFrame {
  bool is_intra = false;
  std::uint8_t qp = 0;
  std::vector<std::uint8_t> tiles;
  std::vector<std::uint8_t> access_unit;  // H.264 Annex B; I420 of the picture's size rounded up to even, BT.709 limited
  template <class Archive> void serialize(Archive& archive) { archive(is_intra, qp, tiles, access_unit); }
};

// Exact pixels: `tiles` as above says which, `packed` is one zstd frame with these tiles one after the other
// (plugins/remote/video/tile_codec.hpp has the format).
struct ExactTiles {
  std::vector<std::uint8_t> tiles;
  std::vector<std::uint8_t> packed;
  template <class Archive> void serialize(Archive& archive) { archive(tiles, packed); }
};

// One step of the picture, to be shown at once: first the video, then the tiles. Either may be absent (empty).
struct ScreenUpdate {
  std::uint64_t update_id = 0;     // grows by one; acknowledged by the viewer
  std::uint64_t input_id = 0;      // the last input whose effect it shows; 0: none
  std::uint32_t server_time_us = 0;  // from the frame's drawing to this message
  bool is_exact = false;           // from here on the viewer's picture equals the console's
  VideoFrame video;
  ExactTiles exact;
  template <class Archive> void serialize(Archive& archive) {
    archive(update_id, input_id, server_time_us, is_exact, video, exact);
  }
};

struct Cursor {
  std::uint8_t shape = 0;  // LB_CURSOR_…
  template <class Archive> void serialize(Archive& archive) { archive(shape); }
};

struct ViewerReady {
  bool decodes_h264 = true;
  template <class Archive> void serialize(Archive& archive) { archive(decodes_h264); }
};

// Fields as in lb_record_input of lifeboat/screen_channel.h.
struct Input {
  std::uint64_t input_id = 0;  // grows by one
  std::uint8_t kind = 0;
  std::int32_t x = 0, y = 0;
  std::uint16_t usage = 0;
  std::uint8_t modifiers = 0, button = 0;
  bool is_down = false;
  std::string text;
  template <class Archive> void serialize(Archive& archive) {
    archive(input_id, kind, x, y, usage, modifiers, button, is_down, text);
  }
};

struct ReleaseAll {
  template <class Archive> void serialize(Archive&) {}
};

struct Acknowledge {
  std::uint64_t update_id = 0;
  template <class Archive> void serialize(Archive& archive) { archive(update_id); }
};

// The viewer's decoder lost the thread (an error, a restart): the next frame shall stand alone.
struct RequestIntra {
  template <class Archive> void serialize(Archive&) {}
};

struct KeepAlive {
  template <class Archive> void serialize(Archive&) {}
};

enum class GoodbyeReason : std::uint8_t { user_ended = 1, technician_left = 2, refused = 3, console_closed = 4, broken = 5 };

// The last message of whoever ends the session. TCP ending without it is a lost link.
struct Goodbye {
  GoodbyeReason reason = GoodbyeReason::user_ended;
  template <class Archive> void serialize(Archive& archive) { archive(reason); }
};

using Message = std::variant<SessionState, Picture, ScreenUpdate, Cursor, ViewerReady, Input, ReleaseAll, Acknowledge,
                             RequestIntra, KeepAlive, Goodbye>;

enum class From : std::uint8_t { console, viewer };

[[nodiscard]] MessageType type_of(const Message& message);
[[nodiscard]] std::vector<std::uint8_t> encode_message(const Message& message);
// std::monostate: a type that this version does not know, or that `from` never sends: to be skipped. A failure: the
// message breaks a rule (cut short, a limit, an impossible value), and the connection ends.
[[nodiscard]] sdk::Outcome<std::variant<std::monostate, Message>> decode_message(std::uint16_t type,
                                                                                  std::span<const std::uint8_t> payload,
                                                                                  From from);

}  // namespace lifeboat::remote::protocol
