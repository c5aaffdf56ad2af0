#include "host/screen/area_scaler.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lifeboat::screen {
namespace {

// Weights of one pixel sum to exactly this, so a plain colour stays that colour.
constexpr std::uint32_t k_one = 1U << 12;
constexpr std::size_t k_channels = 3;

// The source pixels under one pixel of the frame, along one axis: `weights` of them from `first` on.
struct Span {
  int first = 0;
  std::uint32_t offset = 0, count = 0;  // into Axis::weights
  // A span of one has the weight 1.
  bool operator==(const Span& other) const { return first == other.first && count == other.count; }
};

struct Axis {
  std::vector<Span> spans;
  std::vector<std::uint32_t> weights;
};

// Pixel i of `target` covers [i * source / target, (i + 1) * source / target) of the source; in units of 1 / target
// every bound is a whole number.
Axis make_axis(int source, int target, int from, int count) {
  Axis axis;
  for (int i = from; i < from + count; ++i) {
    const std::int64_t begin = static_cast<std::int64_t>(i) * source;
    const std::int64_t end = begin + source;
    Span span{static_cast<int>(begin / target), static_cast<std::uint32_t>(axis.weights.size()), 0};
    std::uint32_t left = k_one;
    for (std::int64_t pixel = span.first; pixel * target < end; ++pixel) {
      const std::int64_t covered = std::min(end, (pixel + 1) * target) - std::max(begin, pixel * target);
      const bool is_last = (pixel + 1) * target >= end;
      const auto share = static_cast<std::uint32_t>((covered * k_one + source / 2) / source);
      axis.weights.push_back(is_last ? left : std::min(left, share));
      left -= axis.weights.back();
      ++span.count;
    }
    axis.spans.push_back(span);
  }
  return axis;
}

// Source columns [first, last) of the rows under one row of the frame, mixed: three channels a column, with 12 bits
// more than a byte.
void mix_rows(const PixelView& source, const Span& rows, const Axis& axis, int first, int last,
              std::vector<std::uint32_t>& mixed) {
  std::ranges::fill(mixed, 0U);
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    const std::uint32_t weight = axis.weights[rows.offset + i];
    const auto* from = reinterpret_cast<const std::uint32_t*>(
        source.pixels + source.stride_bytes * (static_cast<std::size_t>(rows.first) + i));
    std::uint32_t* to = mixed.data();
    for (int x = first; x < last; ++x, to += k_channels) {
      const std::uint32_t pixel = from[x];
      to[0] += (pixel & 0xFFU) * weight;
      to[1] += (pixel >> 8 & 0xFFU) * weight;
      to[2] += (pixel >> 16 & 0xFFU) * weight;
    }
  }
}

std::uint32_t mix_columns(const std::vector<std::uint32_t>& mixed, const Span& columns, const Axis& axis, int first) {
  std::uint64_t sums[k_channels] = {};
  const std::uint32_t* from = mixed.data() + static_cast<std::size_t>(columns.first - first) * k_channels;
  for (std::uint32_t i = 0; i < columns.count; ++i, from += k_channels) {
    const std::uint64_t weight = axis.weights[columns.offset + i];
    for (std::size_t c = 0; c < k_channels; ++c) sums[c] += from[c] * weight;
  }
  constexpr std::uint64_t k_half = static_cast<std::uint64_t>(k_one) * k_one / 2;
  const auto channel = [&](std::size_t c) { return static_cast<std::uint32_t>((sums[c] + k_half) >> 24); };
  return channel(0) | channel(1) << 8 | channel(2) << 16;
}

}  // namespace

void scale_area(const PixelView& source, const Rect& place, const Rect& area, Framebuffer& frame) {
  const Axis columns = make_axis(source.size.width, place.width, area.x - place.x, area.width);
  const Axis rows = make_axis(source.size.height, place.height, area.y - place.y, area.height);
  const int first = columns.spans.front().first;
  const Span& last_span = columns.spans.back();
  const int last = last_span.first + static_cast<int>(last_span.count);
  std::vector<std::uint32_t> mixed(static_cast<std::size_t>(last - first) * k_channels);
  for (int y = 0; y < area.height; ++y) {
    const Span& row = rows.spans[static_cast<std::size_t>(y)];
    // Enlarged, many rows show the same one of the source.
    const bool is_same = y > 0 && row.count == 1 && row == rows.spans[static_cast<std::size_t>(y) - 1];
    if (!is_same) mix_rows(source, row, rows, first, last, mixed);
    const auto to = frame.row(area.y + y);
    for (int x = 0; x < area.width; ++x) {
      to[static_cast<std::size_t>(area.x + x)] =
          mix_columns(mixed, columns.spans[static_cast<std::size_t>(x)], columns, first);
    }
  }
}

}  // namespace lifeboat::screen
