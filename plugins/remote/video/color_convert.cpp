#include "plugins/remote/video/color_convert.hpp"

#include <libyuv.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace lifeboat::remote::video {
namespace {

// BT.709 with 219 steps of luma and 224 of chroma, times 2^14. Each chroma row sums to 0, luma to 219/255.
struct Weights {
  std::int16_t blue, green, red;
};
constexpr Weights k_y{1016, 10064, 2991};
constexpr Weights k_u{7196, -5547, -1649};
constexpr Weights k_v{-660, -6536, 7196};
constexpr int k_y_shift = 14, k_uv_shift = 16;  // chroma is weighed on the sum of four pixels
constexpr int k_y_bias = (16 << k_y_shift) + (1 << (k_y_shift - 1));
constexpr int k_uv_bias = (128 << k_uv_shift) + (1 << (k_uv_shift - 1));

struct Sum {
  int blue = 0, green = 0, red = 0;
  void add(std::uint32_t pixel) {
    blue += static_cast<int>(pixel & 255U);
    green += static_cast<int>(pixel >> 8U & 255U);
    red += static_cast<int>(pixel >> 16U & 255U);
  }
};

std::uint8_t weigh(const Weights& weights, const Sum& sum, int bias, int shift) {
  return static_cast<std::uint8_t>(
      (weights.blue * sum.blue + weights.green * sum.green + weights.red * sum.red + bias) >> shift);
}

#if defined(__SSE2__)
struct VectorWeights {
  explicit VectorWeights(const Weights& weights)
      : blue_red(_mm_setr_epi16(weights.blue, weights.red, weights.blue, weights.red, weights.blue, weights.red,
                                weights.blue, weights.red)),
        green(_mm_set1_epi32(static_cast<std::uint16_t>(weights.green))) {}
  __m128i blue_red, green;
};

// Four pixels as 16 bits a colour: blue and red here, green (and the fourth byte) there.
struct Vector {
  __m128i blue_red, green;
};

Vector load(const std::uint32_t* pixels) {
  const __m128i mask = _mm_set1_epi32(0x00ff00ff);
  const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(pixels));
  return {_mm_and_si128(four, mask), _mm_and_si128(_mm_srli_epi16(four, 8), _mm_set1_epi32(0xff))};
}

__m128i weigh(const VectorWeights& weights, const Vector& four, int bias, int shift) {
  const __m128i sum = _mm_add_epi32(_mm_madd_epi16(four.blue_red, weights.blue_red),
                                    _mm_madd_epi16(four.green, weights.green));
  return _mm_srai_epi32(_mm_add_epi32(sum, _mm_set1_epi32(bias)), shift);
}

__m128i even(__m128i a, __m128i b) {
  return _mm_castps_si128(_mm_shuffle_ps(_mm_castsi128_ps(a), _mm_castsi128_ps(b), _MM_SHUFFLE(2, 0, 2, 0)));
}
__m128i odd(__m128i a, __m128i b) {
  return _mm_castps_si128(_mm_shuffle_ps(_mm_castsi128_ps(a), _mm_castsi128_ps(b), _MM_SHUFFLE(3, 1, 3, 1)));
}

// The sums of eight pixels' pairs of two rows: four chroma samples.
Vector load_quads(const std::uint32_t* upper, const std::uint32_t* lower) {
  const Vector a = load(upper), b = load(upper + 4), c = load(lower), d = load(lower + 4);
  const __m128i left_br = _mm_add_epi16(a.blue_red, c.blue_red), right_br = _mm_add_epi16(b.blue_red, d.blue_red);
  const __m128i left_g = _mm_add_epi16(a.green, c.green), right_g = _mm_add_epi16(b.green, d.green);
  return {_mm_add_epi16(even(left_br, right_br), odd(left_br, right_br)),
          _mm_add_epi16(even(left_g, right_g), odd(left_g, right_g))};
}

// Whole groups of 16; how many pixels were done.
int convert_luma_groups(const std::uint32_t* row, int width, std::uint8_t* y) {
  const VectorWeights weights(k_y);
  int x = 0;
  for (; x + 16 <= width; x += 16) {
    __m128i fours[4];
    for (int i = 0; i < 4; ++i) fours[i] = weigh(weights, load(row + x + i * 4), k_y_bias, k_y_shift);
    const __m128i bytes = _mm_packus_epi16(_mm_packs_epi32(fours[0], fours[1]), _mm_packs_epi32(fours[2], fours[3]));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(y + x), bytes);
  }
  return x;
}

int convert_chroma_groups(const std::uint32_t* upper, const std::uint32_t* lower, int width, std::uint8_t* u,
                          std::uint8_t* v) {
  const VectorWeights u_weights(k_u), v_weights(k_v);
  int x = 0;
  for (; x + 16 <= width; x += 16) {
    const Vector a = load_quads(upper + x, lower + x), b = load_quads(upper + x + 8, lower + x + 8);
    const __m128i us =
        _mm_packs_epi32(weigh(u_weights, a, k_uv_bias, k_uv_shift), weigh(u_weights, b, k_uv_bias, k_uv_shift));
    const __m128i vs =
        _mm_packs_epi32(weigh(v_weights, a, k_uv_bias, k_uv_shift), weigh(v_weights, b, k_uv_bias, k_uv_shift));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(u + x / 2), _mm_packus_epi16(us, us));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(v + x / 2), _mm_packus_epi16(vs, vs));
  }
  return x;
}
#else
int convert_luma_groups(const std::uint32_t*, int, std::uint8_t*) { return 0; }
int convert_chroma_groups(const std::uint32_t*, const std::uint32_t*, int, std::uint8_t*, std::uint8_t*) { return 0; }
#endif

void convert_luma(const std::uint32_t* row, int width, std::uint8_t* y) {
  for (int x = convert_luma_groups(row, width, y); x < width; ++x) {
    Sum sum;
    sum.add(row[x]);
    y[x] = weigh(k_y, sum, k_y_bias, k_y_shift);
  }
  if (width % 2 != 0) y[width] = y[width - 1];
}

void convert_chroma(const std::uint32_t* upper, const std::uint32_t* lower, int width, std::uint8_t* u,
                    std::uint8_t* v) {
  for (int x = convert_chroma_groups(upper, lower, width, u, v); x < width; x += 2) {
    const int right = x + 1 < width ? x + 1 : x;
    Sum sum;
    sum.add(upper[x]);
    sum.add(upper[right]);
    sum.add(lower[x]);
    sum.add(lower[right]);
    u[x / 2] = weigh(k_u, sum, k_uv_bias, k_uv_shift);
    v[x / 2] = weigh(k_v, sum, k_uv_bias, k_uv_shift);
  }
}

}  // namespace

I420Picture::I420Picture(int picture_width, int picture_height)
    : width_((picture_width + 1) / 2 * 2), height_((picture_height + 1) / 2 * 2),
      y_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 16),
      u_(y_.size() / 4, 128), v_(y_.size() / 4, 128) {}

I420View I420Picture::view() const {
  return {y_.data(), u_.data(), v_.data(), width_, height_, width_, width_ / 2};
}

void I420Picture::convert(const PictureCopy& from, const TileArea& area) {
  for (int y = area.y; y < area.y + area.height; y += 2) {
    const std::uint32_t* upper = from.pixel(area.x, y);
    const std::uint32_t* lower = y + 1 < from.height() ? from.pixel(area.x, y + 1) : upper;
    std::uint8_t* luma = y_.data() + static_cast<std::ptrdiff_t>(y) * width_ + area.x;
    const std::ptrdiff_t chroma = static_cast<std::ptrdiff_t>(y / 2) * (width_ / 2) + area.x / 2;
    convert_luma(upper, area.width, luma);
    convert_luma(lower, area.width, luma + width_);
    convert_chroma(upper, lower, area.width, u_.data() + chroma, v_.data() + chroma);
  }
}

void draw_i420(const I420View& frame, const TileArea& area, const MutablePicture& picture) {
  const std::ptrdiff_t luma = static_cast<std::ptrdiff_t>(area.y) * frame.y_stride + area.x;
  const std::ptrdiff_t chroma = static_cast<std::ptrdiff_t>(area.y / 2) * frame.uv_stride + area.x / 2;
  std::uint8_t* target = picture.pixels + static_cast<std::size_t>(area.y) * picture.stride_bytes +
                         static_cast<std::size_t>(area.x) * 4;
  libyuv::I420ToARGBMatrix(frame.y + luma, frame.y_stride, frame.u + chroma, frame.uv_stride, frame.v + chroma,
                           frame.uv_stride, target, static_cast<int>(picture.stride_bytes),
                           &libyuv::kYuvH709Constants, area.width, area.height);
}

}  // namespace lifeboat::remote::video
