#include "host/launch/script_text.hpp"

#include <string_view>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"

namespace lifeboat::launch {
namespace {

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_utf16le_mark = "\xFF\xFE";
constexpr std::string_view k_utf16be_mark = "\xFE\xFF";

std::string text_of_utf16le(std::string_view bytes) {
  std::u16string wide;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto low = static_cast<unsigned char>(bytes[i]);
    const auto high = static_cast<unsigned char>(bytes[i + 1]);
    wide += static_cast<char16_t>(low | (high << 8));
  }
  return utf8_from_utf16(wide);
}

}  // namespace

Result<std::string> text_of_script(std::span<const std::byte> bytes) {
  if (bytes.size() > k_max_script_bytes) return fail(ErrorKind::damaged, tr("it is too large for a start script"));
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::string text;
  if (raw.starts_with(k_utf16le_mark)) {
    text = text_of_utf16le(raw.substr(k_utf16le_mark.size()));
  } else if (raw.starts_with(k_utf16be_mark)) {
    return fail(ErrorKind::damaged, tr("it is big-endian UTF-16; write it as UTF-8 or UTF-16LE"));
  } else {
    text = raw.substr(raw.starts_with(k_utf8_mark) ? k_utf8_mark.size() : 0);
  }
  if (text.find('\0') != std::string::npos) return fail(ErrorKind::damaged, tr("it is not a text"));
  return text;
}

}  // namespace lifeboat::launch
