#include "host/screen/renderer.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "host/screen/picture_paint.hpp"
#include "host/screen/quad.hpp"
#include "host/screen/triangle.hpp"

namespace lifeboat::screen {
namespace {

class Hash {
 public:
  void add(const void* data, std::size_t size_bytes) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    for (; size_bytes >= 8; size_bytes -= 8, bytes += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes, 8);
      mix(word);
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes, size_bytes);
    mix(tail ^ (static_cast<std::uint64_t>(size_bytes) << 56));
  }
  [[nodiscard]] std::uint64_t value() const { return state_ | 1U; }

 private:
  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29;
  }
  std::uint64_t state_ = 0x243F6A8885A308D3ULL;
};

// Where a picture stands and which; not its pixels, which are redrawn as they change.
void add_picture(Hash& hash, const ImDrawCmd& command) {
  const auto& paint = *static_cast<const PicturePaint*>(command.UserCallbackData);
  hash.add(&paint.source.pixels, sizeof paint.source.pixels);
  hash.add(&paint.source.size, sizeof paint.source.size);
  hash.add(&paint.hole, sizeof paint.hole);
  hash.add(&paint.place, sizeof paint.place);
}

std::uint64_t hash_of(const ImDrawData& data, std::uint32_t background, Size size) {
  Hash hash;
  hash.add(&background, sizeof background);
  hash.add(&size, sizeof size);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    hash.add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size) * sizeof(ImDrawVert));
    hash.add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size) * sizeof(ImDrawIdx));
    for (const ImDrawCmd& command : list.CmdBuffer) {
      hash.add(&command.ClipRect, sizeof command.ClipRect);
      const unsigned numbers[] = {command.VtxOffset, command.IdxOffset, command.ElemCount};
      hash.add(numbers, sizeof numbers);
      if (command.UserCallback == picture_marker) add_picture(hash, command);
    }
  }
  return hash.value();
}

// ImGui's own order for clip rectangles: whole pixels whose centre lies within.
Rect pixels_of(const ImVec4& clip, const ImVec2& origin) {
  const auto left = static_cast<int>(std::floor(clip.x - origin.x + 0.5F));
  const auto top = static_cast<int>(std::floor(clip.y - origin.y + 0.5F));
  const auto right = static_cast<int>(std::floor(clip.z - origin.x + 0.5F));
  const auto bottom = static_cast<int>(std::floor(clip.w - origin.y + 0.5F));
  return {left, top, right - left, bottom - top};
}

void draw_command(const ImDrawList& list, const ImDrawCmd& command, const Canvas& canvas) {
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
  unsigned i = 0;
  while (i + 3 <= command.ElemCount) {
    if (i + 6 <= command.ElemCount && draw_quad(vertices, indices + i, canvas)) {
      i += 6;
      continue;
    }
    draw_triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], canvas);
    i += 3;
  }
}

void draw_within(const ImDrawData& data, const Coverage& atlas, std::uint32_t background, const Rect& area,
                 Framebuffer& picture) {
  const auto begin = static_cast<std::size_t>(area.x);
  const auto count = static_cast<std::size_t>(area.width);
  for (int y = area.y; y < area.bottom(); ++y) std::ranges::fill(picture.row(y).subspan(begin, count), background);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const Rect clip = intersection(area, pixels_of(command.ClipRect, data.DisplayPos));
      if (clip.is_empty()) continue;
      if (command.UserCallback == picture_marker) {
        paint_picture(*static_cast<const PicturePaint*>(command.UserCallbackData), clip, picture);
      }
      if (command.UserCallback == nullptr) draw_command(list, command, Canvas{picture, atlas, clip});
    }
  }
}

Rect whole_of(const Framebuffer& picture) { return {0, 0, picture.size().width, picture.size().height}; }

}  // namespace

bool Renderer::draw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background, Framebuffer& picture) {
  const auto hash = hash_of(data, background, picture.size());
  if (hash == last_hash_) return false;
  last_hash_ = hash;
  draw_within(data, atlas, background, whole_of(picture), picture);
  return true;
}

void Renderer::redraw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background,
                      std::span<const Rect> areas, Framebuffer& picture) {
  for (const Rect& wanted : areas) {
    const Rect area = intersection(wanted, whole_of(picture));
    if (!area.is_empty()) draw_within(data, atlas, background, area, picture);
  }
}

}  // namespace lifeboat::screen
