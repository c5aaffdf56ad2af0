// A key node (nk): what a key is called, when it changed, and where its subkeys, values, security and class name
// lie. Specification: "Key node".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "host/registry/hive_image.hpp"
#include "host/registry/name.hpp"

namespace lifeboat::registry {

// Offsets of the fields within the cell's content.
namespace key_field {
inline constexpr std::size_t flags = 2, last_written = 4, parent = 16, subkey_count = 20, volatile_count = 24,
                             subkey_list = 28, volatile_list = 32, value_count = 36, value_list = 40, security = 44,
                             class_name = 48, longest_subkey_name = 52, longest_class_name = 56,
                             longest_value_name = 60, longest_value_data = 64, name_length = 72, class_length = 74,
                             name = 76;
}  // namespace key_field

enum KeyFlag : std::uint16_t {
  k_key_hive_entry = 0x0004,
  k_key_no_delete = 0x0008,
  k_key_link = 0x0010,
  k_key_compressed_name = 0x0020,
  k_key_predefined_handle = 0x0040,
};

struct KeyNode {
  std::uint16_t flags = 0;
  std::uint64_t last_written = 0;
  Cell parent = 0;
  std::uint32_t subkey_count = 0;
  Cell subkey_list = k_no_cell;
  std::uint32_t value_count = 0;  // 0 for a predefined handle, which keeps something else in the field
  Cell value_list = k_no_cell;
  Cell security = k_no_cell;
  Cell class_name = k_no_cell;
  std::uint16_t class_length_bytes = 0;
  NameView name;  // borrowed
};

[[nodiscard]] Result<KeyNode> read_key_node(const HiveImage& image, Cell cell);
// The key's class name, UTF-8; empty when it has none or it cannot be read.
[[nodiscard]] std::string read_class_name(const HiveImage& image, const KeyNode& node);

}  // namespace lifeboat::registry
