#include "host/registry/offline/change.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"
#include "host/registry/hive.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_line_limit = 120;   // one line of the confirmation dialog
constexpr std::size_t k_bytes_shown = 24;

std::uint64_t little_endian(std::span<const std::byte> data) {
  std::uint64_t value = 0;
  for (std::size_t i = data.size(); i-- > 0;) value = (value << 8) | std::to_integer<std::uint64_t>(data[i]);
  return value;
}

std::string describe_text(std::span<const std::byte> data) {
  std::u16string text;
  for (std::size_t i = 0; i + 1 < data.size() && text.size() < k_line_limit; i += 2) {
    const auto unit = static_cast<char16_t>(little_endian(data.subspan(i, 2)));
    text += unit < 0x20 ? u' ' : unit;
  }
  while (!text.empty() && text.back() == u' ') text.pop_back();
  return fmt::format("\"{}\"", utf8_from_utf16(text));
}

std::string describe_bytes(std::span<const std::byte> data) {
  if (data.empty()) return tr("(no data)");
  std::string line;
  for (const std::byte b : data.first(std::min(data.size(), k_bytes_shown))) {
    line += fmt::format("{}{:02x}", line.empty() ? "" : " ", std::to_integer<unsigned>(b));
  }
  if (data.size() > k_bytes_shown) line += fmt::format(" … ({} bytes)", data.size());
  return line;
}

std::string name_of(const std::string& value) { return value.empty() ? tr("(Default)") : value; }

template <class... Values>
std::string say(const char* format, const Values&... values) {
  return fmt::format(fmt::runtime(format), values...);
}

}  // namespace

std::string describe_data(std::uint32_t type, std::span<const std::byte> data) {
  switch (type) {
    case k_reg_sz:
    case k_reg_expand_sz:
    case k_reg_multi_sz:
    case k_reg_link: return describe_text(data);
    case k_reg_dword:
      if (data.size() == 4) return fmt::format("0x{0:08x} ({0})", little_endian(data));
      break;
    case k_reg_qword:
      if (data.size() == 8) return fmt::format("0x{0:016x} ({0})", little_endian(data));
      break;
    default: break;
  }
  return describe_bytes(data);
}

std::string describe(const Change& change) {
  const std::string name = name_of(change.value_name);
  switch (change.kind) {
    case Change::Kind::value_set:
      return change.before.empty() ? say(tr("New value {}: {}"), name, change.after)
                                   : say(tr("Value {}: {} becomes {}"), name, change.before, change.after);
    case Change::Kind::value_deleted: return say(tr("Delete value {}: {}"), name, change.before);
    case Change::Kind::value_renamed: return say(tr("Rename value {} to {}"), name, name_of(change.after));
    case Change::Kind::key_created: return say(tr("New key {}"), change.after);
    case Change::Kind::key_deleted: return tr("Delete this key and everything below it");
    case Change::Kind::key_renamed: return say(tr("Rename this key to {}"), change.after);
    case Change::Kind::key_copied: return say(tr("New key {}, a copy of {}"), change.after, change.before);
    case Change::Kind::logs_replayed: return say(tr("Finish what Windows had begun to write: {}"), change.after);
  }
  return {};
}

std::string describe_inverse(const Change& change) {
  const std::string name = name_of(change.value_name);
  switch (change.kind) {
    case Change::Kind::value_set:
      return change.before.empty() ? say(tr("Delete value {}: {}"), name, change.after)
                                   : say(tr("Value {}: {} becomes {}"), name, change.after, change.before);
    case Change::Kind::value_deleted: return say(tr("New value {}: {}"), name, change.before);
    case Change::Kind::value_renamed: return say(tr("Rename value {} to {}"), name_of(change.after), name);
    case Change::Kind::key_created:
    case Change::Kind::key_copied: return say(tr("Delete key {} and everything below it"), change.after);
    case Change::Kind::key_deleted: return tr("Bring back this key and everything below it");
    case Change::Kind::key_renamed: return say(tr("Rename key {} back to {}"), change.after, change.before);
    case Change::Kind::logs_replayed: return tr("Take back what Windows had begun to write");
  }
  return {};
}

}  // namespace lifeboat::registry
