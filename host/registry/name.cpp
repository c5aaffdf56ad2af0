#include "host/registry/name.hpp"

#include <algorithm>

#include "host/base/unicode.hpp"
#include "host/registry/upcase.hpp"

namespace lifeboat::registry {

std::u16string NameView::text() const {
  std::u16string text(size(), u'\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = (*this)[i];
  return text;
}

std::string NameView::utf8() const { return utf8_from_utf16(text()); }

void NameView::append_utf8(std::string& to) const {
  const bool is_ascii = is_compressed_ && std::ranges::all_of(bytes_, [](std::byte b) { return b < std::byte{0x80}; });
  if (is_ascii) to.append(reinterpret_cast<const char*>(bytes_.data()), bytes_.size());
  else to += utf8();
}

std::u16string upcased(std::u16string_view name) {
  std::u16string upper(name);
  std::ranges::transform(upper, upper.begin(), upcase);
  return upper;
}

std::u16string upcased(const NameView& name) {
  std::u16string upper = name.text();
  std::ranges::transform(upper, upper.begin(), upcase);
  return upper;
}

std::u16string upcased(std::string_view utf8_name) { return upcased(utf16_from_utf8(utf8_name)); }

int compare(const NameView& name, std::u16string_view upper) {
  const std::size_t common = std::min(name.size(), upper.size());
  for (std::size_t i = 0; i < common; ++i) {
    const char16_t c = upcase(name[i]);
    if (c != upper[i]) return c < upper[i] ? -1 : 1;
  }
  if (name.size() == upper.size()) return 0;
  return name.size() < upper.size() ? -1 : 1;
}

std::uint32_t name_hash(std::u16string_view upper) {
  std::uint32_t hash = 0;
  for (const char16_t c : upper) hash = hash * 37 + c;
  return hash;
}

std::uint32_t name_hint(std::u16string_view name) {
  std::uint32_t hint = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(name.size(), 4) && name[i] <= 0xFF; ++i) {
    hint |= static_cast<std::uint32_t>(name[i]) << (8 * i);
  }
  return hint;
}

void StoredName::write(std::span<std::byte> into) const {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_compressed) {
      into[i] = static_cast<std::byte>(text[i]);
    } else {
      store(into, 2 * i, text[i]);
    }
  }
}

StoredName stored_name(std::string_view utf8_name) {
  StoredName name{utf16_from_utf8(utf8_name), true};
  name.is_compressed = std::ranges::all_of(name.text, [](char16_t c) { return c <= 0xFF; });
  return name;
}

}  // namespace lifeboat::registry
