#include "host/screen/keyboard_layout.hpp"

#include <fmt/format.h>
#include <xkbcommon/xkbcommon-compose.h>
#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <array>
#include <utility>

#include "host/base/text.hpp"
#include "host/screen/key_places.hpp"

namespace lifeboat::screen {
namespace {

constexpr xkb_keycode_t k_xkb_offset = 8;
// Its table has the dead keys of all Latin layouts.
constexpr const char* k_compose_locale = "en_US.UTF-8";

template <class T, void (*unref)(T*)>
struct Unref {
  void operator()(T* object) const { unref(object); }
};
using Context = std::unique_ptr<xkb_context, Unref<xkb_context, xkb_context_unref>>;
using Keymap = std::unique_ptr<xkb_keymap, Unref<xkb_keymap, xkb_keymap_unref>>;
using State = std::unique_ptr<xkb_state, Unref<xkb_state, xkb_state_unref>>;
using ComposeTable = std::unique_ptr<xkb_compose_table, Unref<xkb_compose_table, xkb_compose_table_unref>>;
using ComposeState = std::unique_ptr<xkb_compose_state, Unref<xkb_compose_state, xkb_compose_state_unref>>;

struct Name {
  std::string layout;
  std::string variant;
};

Name split(std::string_view name) {
  const std::size_t open = name.find('(');
  if (open == std::string_view::npos || !name.ends_with(')')) return {std::string(name), {}};
  return {std::string(name.substr(0, open)), std::string(name.substr(open + 1, name.size() - open - 2))};
}

// xkb would take several layouts with commas, and read files by such a name.
bool is_plain(const Name& name) {
  const auto is_word = [](const std::string& text) {
    return std::ranges::all_of(text, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
  };
  return !name.layout.empty() && is_word(name.layout) && is_word(name.variant);
}

Keymap compile(xkb_context* context, const Name& name) {
  xkb_rule_names names{};
  names.rules = "evdev";
  names.model = "pc105";
  names.layout = name.layout.c_str();
  names.variant = name.variant.c_str();
  names.options = "";
  return Keymap(xkb_keymap_new_from_names(context, &names, XKB_KEYMAP_COMPILE_NO_FLAGS));
}

}  // namespace

struct KeyboardLayout::Impl {
  Context context;
  Keymap keymap;
  State state;
  ComposeTable table;
  ComposeState compose;  // null where the system has no table: dead keys write nothing then

  [[nodiscard]] bool is_active(const char* modifier) const {
    return xkb_state_mod_name_is_active(state.get(), modifier, XKB_STATE_MODS_EFFECTIVE) > 0;
  }

  [[nodiscard]] std::uint8_t modifiers() const {
    std::uint8_t held = k_no_modifier;
    if (is_active(XKB_MOD_NAME_CTRL)) held |= k_ctrl;
    if (is_active(XKB_MOD_NAME_SHIFT)) held |= k_shift;
    if (is_active(XKB_MOD_NAME_ALT)) held |= k_alt;
    if (is_active(XKB_MOD_NAME_LOGO)) held |= k_super;
    return held;
  }

  [[nodiscard]] Key key_of(Key place, xkb_keycode_t code) const {
    const xkb_keysym_t symbol = xkb_keysym_to_lower(xkb_state_key_get_one_sym(state.get(), code));
    if (symbol >= XKB_KEY_a && symbol <= XKB_KEY_z) {
      return static_cast<Key>(static_cast<std::uint32_t>(Key::a) + symbol - XKB_KEY_a);
    }
    return place;
  }

  [[nodiscard]] std::string text_of(xkb_keycode_t code) const {
    std::array<char, 64> text{};
    const xkb_keysym_t symbol = xkb_state_key_get_one_sym(state.get(), code);
    if (compose && xkb_compose_state_feed(compose.get(), symbol) == XKB_COMPOSE_FEED_ACCEPTED) {
      switch (xkb_compose_state_get_status(compose.get())) {
        case XKB_COMPOSE_COMPOSING:
        case XKB_COMPOSE_CANCELLED: return {};
        case XKB_COMPOSE_COMPOSED:
          xkb_compose_state_get_utf8(compose.get(), text.data(), text.size());
          return text.data();
        case XKB_COMPOSE_NOTHING: break;
      }
    }
    xkb_state_key_get_utf8(state.get(), code, text.data(), text.size());
    return text.data();
  }
};

KeyboardLayout::KeyboardLayout(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KeyboardLayout::~KeyboardLayout() = default;
KeyboardLayout::KeyboardLayout(KeyboardLayout&&) noexcept = default;
KeyboardLayout& KeyboardLayout::operator=(KeyboardLayout&&) noexcept = default;

Result<KeyboardLayout> KeyboardLayout::create(std::string_view name) {
  const auto unknown = [&] {
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("there is no keyboard layout {}")),
                                                  name.substr(0, k_max_layout_name_bytes)));
  };
  const Name wanted = split(name);
  if (name.size() > k_max_layout_name_bytes || !is_plain(wanted)) return unknown();
  auto impl = std::make_unique<Impl>();
  impl->context.reset(xkb_context_new(XKB_CONTEXT_NO_FLAGS));
  if (!impl->context) return fail(ErrorKind::io, tr("the keyboard layouts of this system cannot be read"));
  xkb_context_set_log_level(impl->context.get(), XKB_LOG_LEVEL_CRITICAL);  // what is wrong is told by our error
  impl->keymap = compile(impl->context.get(), wanted);
  if (!impl->keymap) return unknown();
  impl->state.reset(xkb_state_new(impl->keymap.get()));
  impl->table.reset(
      xkb_compose_table_new_from_locale(impl->context.get(), k_compose_locale, XKB_COMPOSE_COMPILE_NO_FLAGS));
  if (impl->table) impl->compose.reset(xkb_compose_state_new(impl->table.get(), XKB_COMPOSE_STATE_NO_FLAGS));
  return KeyboardLayout(std::move(impl));
}

KeyboardLayout::Stroke KeyboardLayout::press(Key place, bool is_repeat) {
  const auto linux_code = linux_code_of(place);
  if (!linux_code) return {{place, impl_->modifiers()}, {}};
  const xkb_keycode_t code = *linux_code + k_xkb_offset;
  Stroke stroke{{impl_->key_of(place, code), k_no_modifier}, {}};
  std::string text = impl_->text_of(code);
  if (!is_repeat) xkb_state_update_key(impl_->state.get(), code, XKB_KEY_DOWN);
  stroke.chord.modifiers = impl_->modifiers();
  const bool is_shortcut = (stroke.chord.modifiers & (k_ctrl | k_alt | k_super)) != 0;
  const bool is_control = !text.empty() && (static_cast<unsigned char>(text.front()) < 0x20 || text.front() == 0x7F);
  if (!is_shortcut && !is_control) stroke.text = std::move(text);
  return stroke;
}

KeyChord KeyboardLayout::release(Key place) {
  const auto linux_code = linux_code_of(place);
  if (!linux_code) return {place, impl_->modifiers()};
  const xkb_keycode_t code = *linux_code + k_xkb_offset;
  const Key key = impl_->key_of(place, code);
  xkb_state_update_key(impl_->state.get(), code, XKB_KEY_UP);
  return {key, impl_->modifiers()};
}

void KeyboardLayout::release_all() {
  impl_->state.reset(xkb_state_new(impl_->keymap.get()));
  if (impl_->compose) xkb_compose_state_reset(impl_->compose.get());
}

}  // namespace lifeboat::screen
