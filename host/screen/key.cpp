#include "host/screen/key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "host/base/text.hpp"

namespace lifeboat::screen {
namespace {

struct NamedKey {
  std::string_view name;
  Key key;
};

constexpr std::array k_named_keys = {
    NamedKey{"enter", Key::enter},
    NamedKey{"return", Key::enter},
    NamedKey{"escape", Key::escape},
    NamedKey{"esc", Key::escape},
    NamedKey{"tab", Key::tab},
    NamedKey{"space", Key::space},
    NamedKey{"backspace", Key::backspace},
    NamedKey{"delete", Key::remove},
    NamedKey{"del", Key::remove},
    NamedKey{"insert", Key::insert},
    NamedKey{"home", Key::home},
    NamedKey{"end", Key::end},
    NamedKey{"pageup", Key::page_up},
    NamedKey{"pagedown", Key::page_down},
    NamedKey{"left", Key::left},
    NamedKey{"right", Key::right},
    NamedKey{"up", Key::up},
    NamedKey{"down", Key::down},
    NamedKey{"menu", Key::menu},
};

Key key_from_number(Key first, int offset) { return static_cast<Key>(static_cast<int>(first) + offset); }

std::optional<Key> function_key(std::string_view name) {
  if (name.size() < 2 || name.size() > 3 || name[0] != 'f') return std::nullopt;
  int number = 0;
  for (const char digit : name.substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  if (number < 1 || number > 12) return std::nullopt;
  return key_from_number(Key::f1, number - 1);
}

std::optional<Key> key_named(std::string_view name) {
  const auto* named = std::find_if(k_named_keys.begin(), k_named_keys.end(),
                                   [&](const NamedKey& entry) { return entry.name == name; });
  if (named != k_named_keys.end()) return named->key;
  if (name.size() != 1) return function_key(name);
  if (name[0] >= 'a' && name[0] <= 'z') return key_from_number(Key::a, name[0] - 'a');
  if (name[0] == '0') return Key::digit_0;
  if (name[0] >= '1' && name[0] <= '9') return key_from_number(Key::digit_1, name[0] - '1');
  return std::nullopt;
}

std::uint8_t modifier_named(std::string_view name) {
  if (name == "ctrl" || name == "control") return k_ctrl;
  if (name == "shift") return k_shift;
  if (name == "alt") return k_alt;
  if (name == "super") return k_super;
  return k_no_modifier;
}

}  // namespace

Result<KeyChord> parse_chord(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  KeyChord chord;
  std::string_view rest = lower;
  for (auto plus = rest.find('+'); plus != std::string_view::npos; plus = rest.find('+')) {
    const auto modifier = modifier_named(rest.substr(0, plus));
    if (modifier == k_no_modifier) break;
    chord.modifiers = static_cast<std::uint8_t>(chord.modifiers | modifier);
    rest.remove_prefix(plus + 1);
  }
  const auto key = key_named(rest);
  if (!key) return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("unknown key \"{}\"")), text));
  chord.key = *key;
  return chord;
}

}  // namespace lifeboat::screen
