// What the person's keyboard writes: an xkb layout by name, with the state of its modifiers and dead keys. A press of a
// place ("the key right of Tab") becomes the letter that stands there, for shortcuts, and a text, for writing.
// libxkbcommon does the work. One thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "host/base/error.hpp"
#include "host/screen/key.hpp"

namespace lifeboat::screen {

// The name of a layout comes from settings: as xkb has them, "fr" or "us(intl)".
inline constexpr std::size_t k_max_layout_name_bytes = 64;

class KeyboardLayout {
 public:
  struct Stroke {
    KeyChord chord;    // a letter is the layout's; where it has none of ours, the place's
    std::string text;  // UTF-8; "" for a key that writes nothing, a shortcut, or a dead key
  };

  // `not_found` when there is no such layout.
  [[nodiscard]] static Result<KeyboardLayout> create(std::string_view name);
  ~KeyboardLayout();
  KeyboardLayout(KeyboardLayout&&) noexcept;
  KeyboardLayout& operator=(KeyboardLayout&&) noexcept;

  [[nodiscard]] Stroke press(Key place, bool is_repeat = false);
  [[nodiscard]] KeyChord release(Key place);
  // The keyboard went elsewhere: nothing is held any more.
  void release_all();

 private:
  struct Impl;
  explicit KeyboardLayout(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lifeboat::screen
