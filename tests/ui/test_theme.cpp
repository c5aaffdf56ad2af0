#include "host/ui/theme.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace lifeboat::ui {
namespace {

double linear(ImU32 color, int shift) {
  const double part = static_cast<double>((color >> shift) & 0xFF) / 255;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

// As WCAG 2.1 counts it.
double contrast(ImU32 a, ImU32 b) {
  const auto light = [](ImU32 color) {
    return 0.2126 * linear(color, IM_COL32_R_SHIFT) + 0.7152 * linear(color, IM_COL32_G_SHIFT) +
           0.0722 * linear(color, IM_COL32_B_SHIFT) + 0.05;
  };
  return std::max(light(a), light(b)) / std::min(light(a), light(b));
}

}  // namespace

TEST_CASE("text stands against its ground with 4.5 : 1, disabled text too") {
  using namespace theme;
  for (const ImU32 ground : {k_page, k_panel, k_unavailable}) {
    for (const ImU32 text : {k_text, k_muted, k_disabled, k_accent, k_danger, k_warning, k_success}) {
      CAPTURE(text, ground);
      CHECK(contrast(text, ground) >= 4.5);
    }
  }
  for (const ImU32 text : {k_text, k_muted, k_danger, k_warning, k_success}) CHECK(contrast(text, k_selected) >= 4.5);
  for (const ImU32 ground : {k_info_soft, k_warning_soft, k_danger_soft, k_success_soft}) {
    CHECK(contrast(k_text, ground) >= 4.5);
  }
  CHECK(contrast(k_header_muted, k_header_low) >= 4.5);
  CHECK(contrast(k_on_accent, k_accent) >= 4.5);
  CHECK(contrast(k_on_accent, k_danger) >= 4.5);
}

TEST_CASE("borders of what can be pressed and the focus ring stand against their ground with 3 : 1") {
  using namespace theme;
  for (const ImU32 ground : {k_page, k_panel}) {
    CHECK(contrast(k_control_line, ground) >= 3);
    CHECK(contrast(k_focus, ground) >= 3);
  }
  CHECK(contrast(k_focus_on_dark, k_header_low) >= 3);
}

}  // namespace lifeboat::ui
