// In what kind of field a value is edited. The rule: what a person confirms without touching it stays byte for byte as
// it was, and what a text field would lose on the way is edited as bytes.
#pragma once

#include <string>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// Longer texts are not edited by hand in one field.
inline constexpr std::size_t k_editable_text_bytes = 64 * 1024;

enum class Form { text, lines, number, bytes };

struct Editable {
  Form form = Form::bytes;
  std::string reason;  // why bytes, though its type has a better field; for people, else empty
};

[[nodiscard]] Editable how_editable(const sdk::RegistryData& data);

}  // namespace lifeboat::regedit
