#include "plugins/regedit/model/utf16.hpp"

#include "lifeboat/cpp/json.hpp"

namespace lifeboat::regedit {
namespace {

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) { put(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0 | code >> 6), tail(0);
  if (code < 0x10000) return put(0xE0 | code >> 12), tail(6), tail(0);
  put(0xF0 | code >> 18), tail(12), tail(6), tail(0);
}

void append_unit(std::vector<std::uint8_t>& out, std::uint32_t unit) {
  out.push_back(static_cast<std::uint8_t>(unit & 0xFF));
  out.push_back(static_cast<std::uint8_t>(unit >> 8 & 0xFF));
}

// How many units from `at` on are ASCII.
std::size_t ascii_run(std::span<const std::uint8_t> units, std::size_t at) {
  std::size_t end = at;
  while (2 * end + 1 < units.size() && units[2 * end] < 0x80 && units[2 * end + 1] == 0) ++end;
  return end - at;
}

}  // namespace

std::string utf8_from_utf16le(std::span<const std::uint8_t> bytes) {
  std::string out;
  const std::size_t count = bytes.size() / 2;
  out.reserve(count);
  const auto unit = [&](std::size_t i) { return static_cast<std::uint32_t>(bytes[2 * i] | bytes[2 * i + 1] << 8); };
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = out.size(), run = ascii_run(bytes, i);
    out.resize(begin + run);
    for (std::size_t k = 0; k < run; ++k) out[begin + k] = static_cast<char>(bytes[2 * (i + k)]);
    i += run;
    if (i == count) break;
    std::uint32_t code = unit(i);
    if (is_high(code) && i + 1 < count && is_low(unit(i + 1))) {
      code = 0x10000 + ((code - 0xD800) << 10) + (unit(++i) - 0xDC00);
    }
    append_utf8(out, code);
  }
  return out;
}

std::optional<std::vector<std::uint8_t>> utf16le_from_utf8(std::string_view utf8) {
  std::vector<std::uint8_t> out;
  out.reserve(utf8.size() * 2);
  while (!utf8.empty()) {
    const auto step = sdk::detail::utf8_step(utf8);
    if (!step.is_valid) return std::nullopt;
    if (step.code_point < 0x10000) {
      append_unit(out, step.code_point);
    } else {
      append_unit(out, 0xD800 + ((step.code_point - 0x10000) >> 10));
      append_unit(out, 0xDC00 + ((step.code_point - 0x10000) & 0x3FF));
    }
    utf8.remove_prefix(step.length);
  }
  return out;
}

std::optional<std::size_t> utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  while (!utf8.empty()) {
    const auto step = sdk::detail::utf8_step(utf8);
    if (!step.is_valid) return std::nullopt;
    units += step.code_point < 0x10000 ? 1 : 2;
    utf8.remove_prefix(step.length);
  }
  return units;
}

}  // namespace lifeboat::regedit
