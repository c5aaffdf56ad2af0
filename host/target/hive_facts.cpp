#include "host/target/hive_facts.hpp"

#include "host/base/unicode.hpp"
#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

struct Data {
  std::uint32_t type;
  std::vector<std::byte> bytes;
};

std::optional<Data> data_of(const registry::Hive& hive, registry::Cell key, std::string_view name) {
  const auto value = hive.find_value(key, name);
  if (!value) return std::nullopt;
  const auto info = hive.value(*value);
  auto bytes = hive.value_data(*value);
  if (!info || !bytes) return std::nullopt;
  return Data{info->type, std::move(*bytes)};
}

}  // namespace

std::optional<std::string> string_value(const registry::Hive& hive, registry::Cell key, std::string_view name) {
  const auto data = data_of(hive, key, name);
  if (!data || (data->type != registry::k_reg_sz && data->type != registry::k_reg_expand_sz)) return std::nullopt;
  std::u16string text;
  for (std::size_t at = 0; at + 2 <= data->bytes.size(); at += 2) {
    const auto unit = read_le<char16_t>(data->bytes, at);
    if (unit == 0) break;
    text += unit;
  }
  return utf8_from_utf16(text);
}

std::optional<std::uint32_t> dword_value(const registry::Hive& hive, registry::Cell key, std::string_view name) {
  const auto data = data_of(hive, key, name);
  if (!data || data->type != registry::k_reg_dword || data->bytes.size() < 4) return std::nullopt;
  return read_le<std::uint32_t>(data->bytes, 0);
}

}  // namespace lifeboat::target
