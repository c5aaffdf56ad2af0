#include "host/registry/offline/drive_letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "host/registry/offline/registry_path.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::string_view k_prefix = "\\DosDevices\\";
constexpr std::string_view k_gpt_mark = "DMIO:ID:";
constexpr std::size_t k_guid_bytes = 16;

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

std::optional<std::string> partition_of(std::span<const std::byte> data) {
  const bool is_gpt = data.size() == k_gpt_mark.size() + k_guid_bytes &&
                      std::ranges::equal(data.first(k_gpt_mark.size()), std::as_bytes(std::span(k_gpt_mark)));
  if (!is_gpt) return {};
  return guid_text(data.subspan(k_gpt_mark.size()));
}

}  // namespace

std::map<char, std::string> read_drive_letters(const Hive& system) {
  std::map<char, std::string> letters;
  const auto key = system.find_key(system.root(), "MountedDevices");
  const auto values = key ? system.values(*key) : Result<std::vector<Cell>>(std::vector<Cell>{});
  for (const Cell cell : values ? *values : std::vector<Cell>{}) {
    const auto info = system.value(cell);
    const auto letter = info ? letter_of(info->name) : std::nullopt;
    if (!letter) continue;
    const auto data = system.value_data(cell);
    const auto partition = data ? partition_of(*data) : std::nullopt;
    if (partition) letters.emplace(*letter, *partition);
  }
  return letters;
}

}  // namespace lifeboat::registry
