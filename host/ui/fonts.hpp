// The type of the console: Inter for reading, DejaVu Sans Mono for what is spelt out, Font Awesome for icons,
// rasterised by FreeType into one atlas. The atlas starts with Latin-1, punctuation and arrows, so that the first
// picture comes quickly; a page that shows Greek, Cyrillic or the rest of Latin brings that block in (`require`), and
// the next frame has it.
#pragma once

#include <imgui.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/screen/renderer.hpp"

namespace lifeboat::ui {

enum class FontRole : std::size_t { body, strong, small, subheading, heading, mono, large_icon, code };
inline constexpr std::size_t k_font_count = 8;

// The height of a line of body text at scale 1: one em.
inline constexpr float k_em_px = 18.0F;

// Where a font may lie; the first that exists is taken.
struct FontFiles {
  std::vector<std::string> regular = {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                                      "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"};
  std::vector<std::string> semibold = {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                                       "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
  std::vector<std::string> mono = {"/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"};
  std::vector<std::string> icons = {"/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf"};
};

class FontSet {
 public:
  // Rebuilds all fonts of the current context's atlas. Fails, naming the paths, where a font is missing.
  [[nodiscard]] Status build(float scale, const FontFiles& files = {});
  [[nodiscard]] ImFont* get(FontRole role) const { return fonts_[static_cast<std::size_t>(role)]; }
  [[nodiscard]] const screen::Coverage& coverage() const { return coverage_; }

  // Whether the character can be shown at all; asks for its block where that is not loaded yet.
  [[nodiscard]] bool require(char32_t character);
  // Whether a block was asked for since the last build.
  [[nodiscard]] bool is_stale() const { return is_stale_; }

 private:
  [[nodiscard]] std::vector<ImWchar> text_ranges() const;
  void copy_coverage();

  std::array<ImFont*, k_font_count> fonts_{};
  std::set<std::size_t> blocks_;  // indices of loaded blocks
  screen::Coverage coverage_;
  bool is_stale_ = false;
};

}  // namespace lifeboat::ui
