#include "host/target/mounted_devices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "host/base/unicode.hpp"
#include "host/target/little_endian.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

constexpr std::string_view k_prefix = "\\DosDevices\\";
constexpr std::string_view k_guid_mark = "DMIO:ID:";
constexpr std::size_t k_mbr_place_bytes = 12;
constexpr std::size_t k_guid_bytes = 16;
// A machine that saw a thousand USB sticks has as many values; far beyond that the hive is damaged.
constexpr std::size_t k_max_values = 65536;
// Names of devices have some 300 bytes.
constexpr std::size_t k_max_data_bytes = 4096;
// The kernel's prefix of a device's name, as Windows writes it and as it escapes it.
constexpr std::u16string_view k_device_prefixes[] = {u"\\??\\", u"_??_"};

std::optional<char> letter_of(std::string_view name) {
  if (name.size() != k_prefix.size() + 2 || !is_same_name(name.substr(0, k_prefix.size()), k_prefix)) return {};
  const char letter = static_cast<char>(name[k_prefix.size()] & ~0x20);
  if (letter < 'A' || letter > 'Z' || name.back() != ':') return {};
  return letter;
}

// The first three groups of a GUID are stored little-endian.
std::string guid_text(std::span<const std::byte> guid) {
  constexpr std::array<std::size_t, k_guid_bytes> k_order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
  std::string text;
  for (std::size_t i = 0; i < k_order.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += fmt::format("{:02x}", std::to_integer<unsigned>(guid[k_order[i]]));
  }
  return text;
}

// Bus and model: after them come the drive's number on its bus and its class, which say nothing to people.
std::string short_name(std::u16string_view device) {
  const std::size_t first = device.find(u'#');
  const std::size_t second = first == device.npos ? first : device.find(u'#', first + 1);
  return utf8_from_utf16(device.substr(0, second));
}

std::optional<RemovablePlace> removable_of(std::span<const std::byte> data) {
  if (data.size() % 2 != 0) return std::nullopt;
  std::u16string text;
  for (std::size_t at = 0; at < data.size(); at += 2) text += read_le<char16_t>(data, at);
  text.resize(std::min(text.find(u'\0'), text.size()));
  for (const std::u16string_view prefix : k_device_prefixes) {
    if (text.starts_with(prefix)) return RemovablePlace{short_name(std::u16string_view(text).substr(prefix.size()))};
  }
  return std::nullopt;
}

MountedPlace read_place(const registry::Hive& system, registry::Cell value, std::size_t size_bytes) {
  if (size_bytes > k_max_data_bytes) return UnknownPlace{size_bytes};
  const auto data = system.value_data(value);
  return data ? parse_mounted_place(*data) : UnknownPlace{size_bytes};
}

}  // namespace

MountedPlace parse_mounted_place(std::span<const std::byte> data) {
  if (data.size() == k_mbr_place_bytes) return MbrPlace{read_le<std::uint32_t>(data, 0), read_le<std::uint64_t>(data, 4)};
  const auto mark = std::as_bytes(std::span(k_guid_mark));
  if (data.size() == mark.size() + k_guid_bytes && std::ranges::equal(data.first(mark.size()), mark)) {
    return GuidPlace{guid_text(data.subspan(mark.size()))};
  }
  if (const auto removable = removable_of(data)) return *removable;
  return UnknownPlace{data.size()};
}

std::vector<MountedDevice> read_mounted_devices(const registry::Hive& system) {
  std::map<char, MountedPlace> found;
  const auto key = system.find_key(system.root(), "MountedDevices");
  const auto values = key ? system.values(*key) : Result<std::vector<registry::Cell>>(std::vector<registry::Cell>{});
  const std::size_t count = values ? std::min(values->size(), k_max_values) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto info = system.value((*values)[i]);
    const auto letter = info ? letter_of(info->name) : std::nullopt;
    if (letter) found.try_emplace(*letter, read_place(system, (*values)[i], info->size_bytes));
  }
  std::vector<MountedDevice> devices;
  for (auto& [letter, place] : found) devices.push_back({letter, std::move(place)});
  return devices;
}

}  // namespace lifeboat::target
