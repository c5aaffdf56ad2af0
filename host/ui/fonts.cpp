#include "host/ui/fonts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <filesystem>

#include "host/base/text.hpp"
#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"

namespace lifeboat::ui {
namespace {

struct Block {
  char32_t first, last;
  bool from_start;
};

// Unicode blocks that Inter covers; those with `from_start` are in the atlas from the first frame.
constexpr std::array k_blocks = {
    Block{0x0020, 0x00FF, true},  Block{0x0100, 0x024F, false}, Block{0x02B0, 0x02FF, false},
    Block{0x0370, 0x03FF, false}, Block{0x0400, 0x052F, false}, Block{0x1E00, 0x1EFF, false},
    Block{0x1F00, 0x1FFF, false}, Block{0x2010, 0x205E, true},  Block{0x2070, 0x20CF, false},
    Block{0x2100, 0x218F, false}, Block{0x2190, 0x21FF, true},  Block{0x2200, 0x22FF, false},
    Block{0x2500, 0x25FF, false}, Block{0xFFFD, 0xFFFD, true},
};

enum class Glyphs { text, ascii, icons };

struct FontSpec {
  const std::vector<std::string>* files;
  float size_px;
  Glyphs glyphs;
};

constexpr std::array<ImWchar, 3> k_ascii = {0x20, 0x7E, 0};

Result<std::string> first_existing(const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) return path;
  }
  return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("a font is missing; none of these files exists: {}")),
                                                fmt::join(paths, ", ")));
}

std::vector<ImWchar> icon_ranges() {
  std::vector<ImWchar> ranges;
  for (const auto& icon : icon_table()) ranges.insert(ranges.end(), {icon.codepoint, icon.codepoint});
  ranges.push_back(0);
  return ranges;
}

ImFontConfig font_config() {
  ImFontConfig config;
  config.PixelSnapH = false;
  config.OversampleH = 1;
  config.OversampleV = 1;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  return config;
}

}  // namespace

Status FontSet::build(float scale, const FontFiles& files) {
  // Heights of a line; an em square of Inter is 0.83 of it.
  const std::array<FontSpec, k_font_count> specs = {
      FontSpec{&files.regular, 18, Glyphs::text},  FontSpec{&files.semibold, 18, Glyphs::text},
      FontSpec{&files.regular, 16, Glyphs::text},  FontSpec{&files.semibold, 22, Glyphs::text},
      FontSpec{&files.semibold, 30, Glyphs::text}, FontSpec{&files.mono, 16, Glyphs::text},
      FontSpec{&files.icons, 30, Glyphs::icons},   FontSpec{&files.semibold, 46, Glyphs::ascii}};
  const auto icons = first_existing(files.icons);
  if (!icons) return tl::unexpected<Error>(icons.error());
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  const auto text = text_ranges();  // both must live until the atlas is built
  const auto symbols = icon_ranges();
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto file = first_existing(*specs[i].files);
    if (!file) return tl::unexpected<Error>(file.error());
    const float size = std::round(specs[i].size_px * scale);
    ImFontConfig config = font_config();
    const Glyphs glyphs = specs[i].glyphs;
    const ImWchar* ranges = glyphs == Glyphs::text ? text.data() : glyphs == Glyphs::ascii ? k_ascii.data() : symbols.data();
    fonts_[i] = atlas.AddFontFromFileTTF(file->c_str(), size, &config, ranges);
    if (glyphs != Glyphs::text) continue;
    config.MergeMode = true;
    config.GlyphOffset.y = std::round(size * 0.06F);
    atlas.AddFontFromFileTTF(icons->c_str(), size, &config, symbols.data());
  }
  if (!compat::build_fonts(atlas)) return fail(ErrorKind::io, tr("the fonts cannot be read"));
  copy_coverage();
  is_stale_ = false;
  return {};
}

std::vector<ImWchar> FontSet::text_ranges() const {
  std::vector<ImWchar> ranges;
  for (std::size_t i = 0; i < k_blocks.size(); ++i) {
    if (!k_blocks[i].from_start && !blocks_.contains(i)) continue;
    ranges.insert(ranges.end(), {static_cast<ImWchar>(k_blocks[i].first), static_cast<ImWchar>(k_blocks[i].last)});
  }
  ranges.push_back(0);
  return ranges;
}

void FontSet::copy_coverage() {
  unsigned char* pixels = nullptr;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.GetTexDataAsAlpha8(&pixels, &coverage_.width, &coverage_.height);
  coverage_.pixels.assign(pixels, pixels + static_cast<std::ptrdiff_t>(coverage_.width) * coverage_.height);
}

bool FontSet::require(char32_t character) {
  const auto* block =
      std::ranges::find_if(k_blocks, [&](const Block& b) { return character >= b.first && character <= b.last; });
  if (block == k_blocks.end()) return false;
  const auto index = static_cast<std::size_t>(block - k_blocks.begin());
  if (!block->from_start && blocks_.insert(index).second) is_stale_ = true;
  if (is_stale_) return true;  // known after the next build
  return get(FontRole::body)->FindGlyphNoFallback(static_cast<ImWchar>(character)) != nullptr;
}

}  // namespace lifeboat::ui
