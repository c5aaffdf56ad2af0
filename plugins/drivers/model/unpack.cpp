#include "plugins/drivers/model/unpack.hpp"

#include <lzma.h>
#include <zstd.h>

#include <array>
#include <cstdint>
#include <memory>
#include <new>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

using namespace std::string_view_literals;
using Piece = std::array<char, 65536>;

constexpr std::string_view k_xz_magic = "\xFD" "7zXZ\0"sv;
constexpr std::string_view k_zstd_magic = "\x28\xB5\x2F\xFD"sv;
// What xz -9 needs, and the window that zstd --ultra uses.
constexpr std::uint64_t k_xz_memory_bytes = 96 << 20;
constexpr int k_zstd_window_log = 27;

sdk::Failure broken() { return {LB_REFUSED, sdk::tr("the packed data is damaged or cut short")}; }
sdk::Failure too_big(std::size_t most_bytes) {
  return {LB_REFUSED, say(sdk::tr("it is bigger than {} MiB when it is unpacked"), most_bytes >> 20)};
}

struct XzStream {
  XzStream() {
    if (lzma_stream_decoder(&raw, k_xz_memory_bytes, LZMA_CONCATENATED) != LZMA_OK) throw std::bad_alloc();
  }
  XzStream(const XzStream&) = delete;
  XzStream& operator=(const XzStream&) = delete;
  ~XzStream() { lzma_end(&raw); }
  lzma_stream raw = LZMA_STREAM_INIT;
};

sdk::Outcome<std::string> unpack_xz(std::string_view packed, std::size_t most_bytes) {
  XzStream stream;
  stream.raw.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.raw.avail_in = packed.size();
  std::string out;
  Piece piece;
  for (;;) {
    stream.raw.next_out = reinterpret_cast<std::uint8_t*>(piece.data());
    stream.raw.avail_out = piece.size();
    const lzma_ret answer = lzma_code(&stream.raw, LZMA_FINISH);
    if (answer != LZMA_OK && answer != LZMA_STREAM_END) return broken();
    out.append(piece.data(), piece.size() - stream.raw.avail_out);
    if (out.size() > most_bytes) return too_big(most_bytes);
    if (answer == LZMA_STREAM_END) return out;
  }
}

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

sdk::Outcome<std::string> unpack_zstd(std::string_view packed, std::size_t most_bytes) {
  const std::unique_ptr<ZSTD_DCtx, FreeZstd> context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, k_zstd_window_log);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string out;
  Piece piece;
  std::size_t left = 1;  // 0: at the end of a frame
  for (bool is_full = true; in.pos < in.size || (left != 0 && is_full);) {
    ZSTD_outBuffer room{piece.data(), piece.size(), 0};
    left = ZSTD_decompressStream(context.get(), &room, &in);
    if (ZSTD_isError(left) != 0) return broken();
    is_full = room.pos == room.size;
    out.append(piece.data(), room.pos);
    if (out.size() > most_bytes) return too_big(most_bytes);
  }
  if (left != 0) return broken();
  return out;
}

}  // namespace

sdk::Outcome<std::string> unpack(std::string packed, std::size_t most_bytes) {
  if (packed.starts_with(k_xz_magic)) return unpack_xz(packed, most_bytes);
  if (packed.starts_with(k_zstd_magic)) return unpack_zstd(packed, most_bytes);
  return packed;
}

}  // namespace lifeboat::drivers
