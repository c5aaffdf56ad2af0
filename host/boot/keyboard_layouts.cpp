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

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

NamedLayout named(rxkb_layout* layout) {
  const char* variant = rxkb_layout_get_variant(layout);
  std::string name = rxkb_layout_get_name(layout);
  if (variant != nullptr) name += "(" + std::string(variant) + ")";
  const char* description = rxkb_layout_get_description(layout);
  return {name, description == nullptr ? name : ::dgettext(k_xkb_domain, description)};
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
  std::ranges::stable_sort(layouts, {}, [](const NamedLayout& each) { return lowered(each.description); });
  return layouts;
}

std::vector<const NamedLayout*> matching(const std::vector<NamedLayout>& layouts, std::string_view words) {
  const std::string wanted = lowered(words);
  std::vector<const NamedLayout*> found;
  for (const NamedLayout& layout : layouts) {
    if (lowered(layout.description).find(wanted) != std::string::npos ||
        lowered(layout.name).find(wanted) != std::string::npos) {
      found.push_back(&layout);
    }
  }
  return found;
}

}  // namespace lifeboat::boot
