#include "host/registry/key_node.hpp"

#include <algorithm>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {

Result<KeyNode> read_key_node(const HiveImage& image, Cell cell) {
  const auto record = image.record(cell, "nk", key_field::name, N_("key node"));
  if (!record) return tl::unexpected<Error>(record.error());
  const auto content = *record;
  KeyNode node;
  node.flags = load_u16(content, key_field::flags);
  node.last_written = load_u64(content, key_field::last_written);
  node.parent = load_u32(content, key_field::parent);
  node.subkey_count = load_u32(content, key_field::subkey_count);
  node.subkey_list = load_u32(content, key_field::subkey_list);
  const bool is_handle = (node.flags & k_key_predefined_handle) != 0;
  node.value_count = is_handle ? 0 : load_u32(content, key_field::value_count);
  node.value_list = load_u32(content, key_field::value_list);
  node.security = load_u32(content, key_field::security);
  node.class_name = load_u32(content, key_field::class_name);
  node.class_length_bytes = load_u16(content, key_field::class_length);
  const std::size_t length = load_u16(content, key_field::name_length);
  const bool is_compressed = (node.flags & k_key_compressed_name) != 0;
  if (length > content.size() - key_field::name || (!is_compressed && length % 2 != 0)) {
    return damaged(N_("the name of key node {:#x} is cut short"), cell);
  }
  node.name = NameView(content.subspan(key_field::name, length), is_compressed);
  return node;
}

std::string read_class_name(const HiveImage& image, const KeyNode& node) {
  if (node.class_length_bytes == 0 || node.class_name == k_no_cell) return {};
  const auto content = image.cell(node.class_name);
  if (!content) return {};
  const std::size_t length = std::min<std::size_t>(node.class_length_bytes, content->size()) / 2 * 2;
  return NameView(content->first(length), false).utf8();
}

}  // namespace lifeboat::registry
