#include "host/screen/picture_paint.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstring>

#include "host/screen/area_scaler.hpp"

namespace lifeboat::screen {
namespace {

const std::uint32_t* source_row(const PixelView& source, int y) {
  return reinterpret_cast<const std::uint32_t*>(source.pixels + source.stride_bytes * static_cast<std::size_t>(y));
}

void fill(Framebuffer& frame, const Rect& area, std::uint32_t color) {
  for (int y = area.y; y < area.bottom(); ++y) {
    std::ranges::fill(frame.row(y).subspan(static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width)),
                      color);
  }
}

// What of `area` lies outside `place`, as up to four bands.
void fill_around(Framebuffer& frame, const Rect& area, const Rect& place, std::uint32_t color) {
  const Rect bands[] = {{area.x, area.y, area.width, place.y - area.y},
                        {area.x, place.bottom(), area.width, area.bottom() - place.bottom()},
                        {area.x, place.y, place.x - area.x, place.height},
                        {place.right(), place.y, area.right() - place.right(), place.height}};
  for (const Rect& band : bands) {
    if (!band.is_empty()) fill(frame, intersection(area, band), color);
  }
}

void copy(const PicturePaint& paint, const Rect& area, Framebuffer& frame) {
  const auto bytes = static_cast<std::size_t>(area.width) * sizeof(std::uint32_t);
  for (int y = area.y; y < area.bottom(); ++y) {
    const auto* from = source_row(paint.source, y - paint.place.y) + (area.x - paint.place.x);
    std::memcpy(frame.row(y).data() + area.x, from, bytes);
  }
}

}  // namespace

void paint_picture(const PicturePaint& paint, const Rect& clip, Framebuffer& frame) {
  const Rect whole{0, 0, frame.size().width, frame.size().height};
  const Rect area = intersection(intersection(paint.hole, clip), whole);
  if (area.is_empty()) return;
  const bool has_source = paint.source.pixels != nullptr && !paint.place.is_empty();
  const Rect shown = has_source ? intersection(area, paint.place) : Rect{};
  if (shown.is_empty()) return fill(frame, area, paint.surround);
  fill_around(frame, area, shown, paint.surround);
  if (paint.place.width == paint.source.size.width && paint.place.height == paint.source.size.height) {
    copy(paint, shown, frame);
  } else {
    scale_area(paint.source, paint.place, shown, frame);
  }
}

Rect shown_at(const PicturePaint& paint, const Rect& area) {
  const Size size = paint.source.size;
  if (size.width < 1 || size.height < 1) return {};
  const auto scaled = [](int value, int to, int from) {
    return static_cast<int>(static_cast<std::int64_t>(value) * to / from);
  };
  const auto scaled_up = [](int value, int to, int from) {
    return static_cast<int>((static_cast<std::int64_t>(value) * to + from - 1) / from);
  };
  const int left = paint.place.x + scaled(area.x, paint.place.width, size.width);
  const int top = paint.place.y + scaled(area.y, paint.place.height, size.height);
  const int right = paint.place.x + scaled_up(area.right(), paint.place.width, size.width);
  const int bottom = paint.place.y + scaled_up(area.bottom(), paint.place.height, size.height);
  return intersection({left, top, right - left, bottom - top}, paint.hole);
}

void picture_marker(const ImDrawList* /*list*/, const ImDrawCmd* /*command*/) {}

const PicturePaint* picture_of(const ImDrawCmd& command) {
  return command.UserCallback == picture_marker ? static_cast<const PicturePaint*>(command.UserCallbackData)
                                                : nullptr;
}

}  // namespace lifeboat::screen
