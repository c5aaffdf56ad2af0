#include "host/boot/keyboard_layouts.hpp"

#include <libintl.h>
#include <xkbcommon/xkbregistry.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>

namespace lifeboat::boot {
namespace {

// xkb's rules have some 700 layouts and variants; far more are none of ours.
constexpr std::size_t k_max_layouts = 4096;
// Where xkb-data has its translations.
constexpr const char* k_xkb_domain = "xkeyboard-config";

struct UnrefContext {
  void operator()(rxkb_context* context) const { rxkb_context_unref(context); }
};

// The letters U+00C0 to U+00FF without their accents, in lower case.
constexpr std::string_view k_bare = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";

// Lower case, and Latin-1 letters without accents; other letters stay as they are.
std::string folded(std::string_view text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_latin = byte == 0xC3 && i + 1 < text.size();  // UTF-8 of U+00C0 to U+00FF
    if (is_latin) {
      bare += k_bare[static_cast<unsigned char>(text[++i]) & 0x3F];
    } else {
      bare += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
  }
  return bare;
}

NamedLayout named(rxkb_layout* layout) {
  const char* variant = rxkb_layout_get_variant(layout);
  std::string name = rxkb_layout_get_name(layout);
  if (variant != nullptr) name += "(" + std::string(variant) + ")";
  const char* description = rxkb_layout_get_description(layout);
  const std::string english = description == nullptr ? name : description;
  const std::string shown = ::dgettext(k_xkb_domain, english.c_str());
  return {name, shown, folded(shown + "\n" + english + "\n" + name)};
}

}  // namespace

std::vector<NamedLayout> read_layouts() {
  std::vector<NamedLayout> layouts;
  const std::unique_ptr<rxkb_context, UnrefContext> context(rxkb_context_new(RXKB_CONTEXT_NO_FLAGS));
  if (!context || !rxkb_context_parse_default_ruleset(context.get())) return layouts;
  for (rxkb_layout* each = rxkb_layout_first(context.get()); each != nullptr && layouts.size() < k_max_layouts;
       each = rxkb_layout_next(each)) {
    // "custom" is a place for a file that the user of a desktop writes himself.
    if (std::string_view(rxkb_layout_get_name(each)) != "custom") layouts.push_back(named(each));
  }
  std::ranges::stable_sort(layouts, {}, &NamedLayout::search_key);
  return layouts;
}

std::vector<const NamedLayout*> matching(const std::vector<NamedLayout>& layouts, std::string_view words) {
  const std::string wanted = folded(words);
  std::vector<const NamedLayout*> found;
  for (const NamedLayout& layout : layouts) {
    if (layout.search_key.find(wanted) != std::string::npos) found.push_back(&layout);
  }
  return found;
}

}  // namespace lifeboat::boot
