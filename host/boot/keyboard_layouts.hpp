// The keyboard layouts that this system knows, by name and language, from xkb's own registry (libxkbregistry).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::boot {

struct NamedLayout {
  std::string name;         // "fr" or "fr(oss)": what LocalKeyboard takes
  std::string description;  // "French (alt.)", in the person's language where xkb has it
  std::string search_key;   // what `matching` looks through: description in both languages and name, folded
};

// Sorted by description; empty where the registry cannot be read. Reads files: a few milliseconds.
[[nodiscard]] std::vector<NamedLayout> read_layouts();
// Those whose name or description contains the words, in any case and with or without accents: who looks for his layout
// may not be able to type them yet.
[[nodiscard]] std::vector<const NamedLayout*> matching(const std::vector<NamedLayout>& layouts, std::string_view words);

}  // namespace lifeboat::boot
