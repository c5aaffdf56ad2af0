#include "plugins/regedit/model/value_data.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <span>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/utf16.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using Bytes = std::span<const std::uint8_t>;
using sdk::tr;

// The offset of the first NUL character, or the end of the whole units.
std::size_t end_of_text(Bytes bytes) {
  std::size_t at = 0;
  while (at + 1 < bytes.size() && (bytes[at] | bytes[at + 1]) != 0) at += 2;
  return at;
}

void add_damage(Understood& out, const std::string& words) {
  if (!out.damage.empty()) out.damage += ' ';
  out.damage += words;
}

void judge_text_bytes(Understood& out, Bytes bytes, std::size_t end) {
  if (bytes.size() % 2 != 0) add_damage(out, tr("The text ends in the middle of a character (odd length)."));
  if (bytes.empty()) return;  // Windows takes no data at all as an empty text
  if (end + 2 > bytes.size()) add_damage(out, tr("The text is not closed: its end mark is missing."));
}

Understood understand_text(Bytes bytes) {
  Understood out{Understood::Kind::text, {}, {}, 0, {}};
  const std::size_t end = end_of_text(bytes);
  out.text = utf8_from_utf16le(bytes.first(end));
  judge_text_bytes(out, bytes, end);
  const std::size_t rest = bytes.size() - std::min(bytes.size(), end + 2);
  if (rest > 1) add_damage(out, words(tr("%1 more bytes follow after the end of the text."), {std::to_string(rest)}));
  return out;
}

Understood understand_list(Bytes bytes) {
  Understood out{Understood::Kind::list, {}, {}, 0, {}};
  Bytes rest = bytes;
  while (rest.size() >= 2) {
    const std::size_t end = end_of_text(rest);
    if (end == 0) break;
    out.list.push_back(utf8_from_utf16le(rest.first(end)));
    rest = rest.subspan(std::min(rest.size(), end + 2));
  }
  if (bytes.size() % 2 != 0) add_damage(out, tr("The text ends in the middle of a character (odd length)."));
  if (!bytes.empty() && rest.size() < 2) add_damage(out, tr("The list is not closed: its end mark is missing."));
  if (rest.size() > 3) {
    add_damage(out, words(tr("%1 more bytes follow after the end of the list."), {std::to_string(rest.size() - 2)}));
  }
  return out;
}

Understood understand_number(std::uint32_t type, Bytes bytes) {
  const std::size_t size = type == k_qword ? 8 : 4;
  Understood out{Understood::Kind::number, {}, {}, 0, {}};
  if (bytes.size() != size) {
    out.kind = Understood::Kind::bytes;
    add_damage(out, words(tr("A number of this type has %1 bytes; this has %2."),
                          {std::to_string(size), std::to_string(bytes.size())}));
    return out;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t place = type == k_dword_big_endian ? i : size - 1 - i;
    out.number = out.number << 8 | bytes[place];
  }
  return out;
}

Understood understand_bytes(std::uint32_t type, Bytes bytes) {
  if (is_text(type)) return understand_text(bytes);
  if (type == k_multi_sz) return understand_list(bytes);
  if (is_number(type)) return understand_number(type, bytes);
  return {};
}

std::string join(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

template <class... Values>
std::string formatted(const char* format, Values... values) {
  char text[64];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

}  // namespace

Understood understand(const sdk::RegistryData& data) { return understand_bytes(data.type, data.bytes); }

std::string hex_bytes(const std::vector<std::uint8_t>& bytes, std::size_t limit) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size() && i < limit; ++i) {
    if (i > 0) out += ' ';
    out += formatted("%02x", static_cast<unsigned>(bytes[i]));
  }
  return bytes.size() > limit ? out + " …" : out;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) out += formatted("\\x%02x", static_cast<unsigned>(byte));
    else out += c;
  }
  return out;
}

std::string shown_path(std::string_view path) { return path.empty() ? tr("the root") : one_line(std::string(path)); }

std::string shown_name(const std::string& name) { return name.empty() ? tr("(Default)") : one_line(name); }

std::string preview(const sdk::RegistryData& data) {
  const std::size_t shown = std::min(data.bytes.size(), k_preview_bytes);
  const bool is_cut = shown < data.bytes.size();
  // A number is understood by its whole length only.
  const Bytes part_bytes = Bytes(data.bytes).first(is_number(data.type) ? data.bytes.size() : shown);
  const Understood part = understand_bytes(data.type, part_bytes);
  const char* more = is_cut ? " …" : "";
  switch (part.kind) {
    case Understood::Kind::text: return one_line(part.text) + more;
    case Understood::Kind::list: return one_line(join(part.list, " | ")) + more;
    case Understood::Kind::number:
      return formatted(data.type == k_qword ? "0x%016" PRIx64 " (%" PRIu64 ")" : "0x%08" PRIx64 " (%" PRIu64 ")",
                       part.number, part.number);
    case Understood::Kind::bytes: break;
  }
  return hex_bytes(data.bytes, 64);
}

std::string as_reg_exe(const sdk::RegistryData& data) {
  const Understood whole = understand(data);
  switch (whole.kind) {
    case Understood::Kind::text: return one_line(whole.text);
    case Understood::Kind::list: return one_line(join(whole.list, "\\0"));
    case Understood::Kind::number: return formatted("0x%" PRIx64, whole.number);
    case Understood::Kind::bytes: break;
  }
  std::string out;
  for (const std::uint8_t byte : data.bytes) out += formatted("%02X", static_cast<unsigned>(byte));
  return out;
}

}  // namespace lifeboat::regedit
