// Names of keys and values as they lie in a hive: UTF-16LE, or "compressed" to one byte a character when no
// character is beyond U+00FF. Order and hashes go by upper case. Specification: "Key node", "Hash leaf", "Fast leaf".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {

// A name borrowed from the hive's bytes; valid until the next edit.
class NameView {
 public:
  NameView() = default;
  NameView(std::span<const std::byte> bytes, bool is_compressed) : bytes_(bytes), is_compressed_(is_compressed) {}

  [[nodiscard]] std::size_t size() const { return is_compressed_ ? bytes_.size() : bytes_.size() / 2; }
  [[nodiscard]] char16_t operator[](std::size_t i) const {
    return is_compressed_ ? static_cast<char16_t>(std::to_integer<unsigned char>(bytes_[i]))
                          : load<char16_t>(bytes_, 2 * i);
  }
  [[nodiscard]] std::u16string text() const;
  [[nodiscard]] std::string utf8() const;
  // The same behind what is there; without a string of its own for most names, which are ASCII.
  void append_utf8(std::string& to) const;

 private:
  std::span<const std::byte> bytes_;
  bool is_compressed_ = true;
};

// A name looked for: decoded and upper-cased once.
[[nodiscard]] std::u16string upcased(std::u16string_view name);
[[nodiscard]] std::u16string upcased(std::string_view utf8_name);
[[nodiscard]] std::u16string upcased(const NameView& name);
// Below zero, zero or above, as the order of subkey lists has it; `upper` is upper-cased already.
[[nodiscard]] int compare(const NameView& name, std::u16string_view upper);

// The entry of a name in an lh list, and in an lf list (the first four characters, zero from the first that is
// beyond U+00FF on).
[[nodiscard]] std::uint32_t name_hash(std::u16string_view upper);
[[nodiscard]] std::uint32_t name_hint(std::u16string_view name);

// A name as it is to be stored.
struct StoredName {
  std::u16string text;
  bool is_compressed = true;
  [[nodiscard]] std::size_t size_bytes() const { return is_compressed ? text.size() : 2 * text.size(); }
  void write(std::span<std::byte> into) const;
};
[[nodiscard]] StoredName stored_name(std::string_view utf8_name);

}  // namespace lifeboat::registry
