#include <zstd.h>

#include <new>

#include "plugins/remote/video/tile_codec.hpp"
#include "plugins/remote/video/tile_palette.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr int k_zstd_level = 1;  // 12 ms for a dense 1080p text screen; level 3 saves 6 % for twice the time
// How much waits before zstd sees it: size_bound() is that coarse, and a smaller piece packs worse.
constexpr std::size_t k_piece_bytes = 32U << 10;

void push_color(std::vector<std::uint8_t>& out, std::uint32_t color) {
  out.push_back(static_cast<std::uint8_t>(color));
  out.push_back(static_cast<std::uint8_t>(color >> 8U));
  out.push_back(static_cast<std::uint8_t>(color >> 16U));
}

void push_halves(std::vector<std::uint8_t>& out, const std::uint8_t* row, int width) {
  for (int x = 0; x + 1 < width; x += 2) out.push_back(static_cast<std::uint8_t>(row[x] | row[x + 1] << 4));
  if (width % 2 != 0) out.push_back(row[width - 1]);
}

}  // namespace

struct TilePacker::Zstd {
  Zstd() : context(ZSTD_createCCtx()) {
    if (context == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, k_zstd_level);
  }
  ~Zstd() { ZSTD_freeCCtx(context); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  ZSTD_CCtx* context;
  TilePalette palette;
};

TilePacker::TilePacker() : zstd_(std::make_unique<Zstd>()) {}
TilePacker::~TilePacker() = default;

void TilePacker::begin() {
  ZSTD_CCtx_reset(zstd_->context, ZSTD_reset_session_only);
  waiting_.clear();
  packed_.clear();
  plain_total_ = 0;
}

void TilePacker::add(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area) {
  const std::size_t before = waiting_.size();
  if (!zstd_->palette.build(first_pixel, stride_px, area)) {
    add_raw(first_pixel, stride_px, area);
  } else if (zstd_->palette.count() == 1) {
    add_solid(*first_pixel);
  } else {
    add_palette(first_pixel, stride_px, area);
  }
  plain_total_ += waiting_.size() - before;
  if (waiting_.size() >= k_piece_bytes) compress_waiting(false);
}

void TilePacker::add_solid(std::uint32_t color) {
  waiting_.push_back(0);
  push_color(waiting_, color);
}

// Of a tile of a few pixels the palette may be longer than the pixels.
void TilePacker::add_palette(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area) {
  const TilePalette& palette = zstd_->palette;
  const auto width = static_cast<std::size_t>(area.width);
  const auto height = static_cast<std::size_t>(area.height);
  const bool is_small = palette.count() <= 16;
  const std::size_t pixel_bytes = is_small ? (width + 1) / 2 * height : width * height;
  if (1 + palette.count() * 3 + pixel_bytes > area.pixel_count() * 3) return add_raw(first_pixel, stride_px, area);
  waiting_.push_back(is_small ? 1 : 2);
  waiting_.push_back(static_cast<std::uint8_t>(palette.count() - 1));
  for (std::size_t i = 0; i < palette.count(); ++i) push_color(waiting_, palette.color(i));
  if (!is_small) {
    waiting_.insert(waiting_.end(), palette.indices(), palette.indices() + pixel_bytes);
    return;
  }
  for (std::size_t y = 0; y < height; ++y) push_halves(waiting_, palette.indices() + y * width, area.width);
}

void TilePacker::add_raw(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area) {
  waiting_.push_back(3);
  for (int y = 0; y < area.height; ++y, first_pixel += stride_px) {
    for (int x = 0; x < area.width; ++x) push_color(waiting_, first_pixel[x]);
  }
}

std::size_t TilePacker::size_bound() const { return packed_.size() + ZSTD_compressBound(waiting_.size()); }

bool TilePacker::has_room() const {
  return plain_total_ + k_most_tile_bytes <= k_max_plain_bytes;
}

// zstd fails only for want of memory: the output always has room.
void TilePacker::compress_waiting(bool is_last) {
  const std::size_t used = packed_.size();
  // Room for a flush's own block heads as well.
  packed_.resize(used + ZSTD_compressBound(waiting_.size()) + 64);
  ZSTD_inBuffer in{waiting_.data(), waiting_.size(), 0};
  ZSTD_outBuffer out{packed_.data(), packed_.size(), used};
  const std::size_t left = ZSTD_compressStream2(zstd_->context, &out, &in, is_last ? ZSTD_e_end : ZSTD_e_flush);
  if (left != 0) throw std::bad_alloc();
  packed_.resize(out.pos);
  waiting_.clear();
}

std::vector<std::uint8_t> TilePacker::finish() {
  compress_waiting(true);
  return std::move(packed_);
}

}  // namespace lifeboat::remote::video
