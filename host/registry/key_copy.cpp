#include "host/registry/key_copy.hpp"

#include <string>
#include <vector>

#include "host/registry/complaint.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/key_node.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_edit.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

// A key of the source; its parent stands before it in the list.
struct Planned {
  Cell source = k_no_cell;
  std::size_t parent = 0;
  Cell made = k_no_cell;
};

Result<std::vector<Planned>> keys_below(const HiveImage& image, Cell top) {
  std::vector<Planned> keys{{top, 0, k_no_cell}};
  for (std::size_t at = 0; at < keys.size(); ++at) {
    auto node = read_key_node(image, keys[at].source);
    if (!node) return pass_on(node);
    auto index = read_whole_subkey_index(image, *node);
    if (!index) return pass_on(index);
    if (keys.size() + index->size() > k_copy_limit) return damaged(N_("the key has more keys below it than can be"));
    for (const SubkeyLeaf& leaf : index->leaves) {
      for (std::size_t i = 0; i < leaf.size(); ++i) keys.push_back({leaf.key(i), at, k_no_cell});
    }
  }
  return keys;
}

Status copy_value(HiveEditor& editor, const CopySource& source, Cell value, Cell to) {
  auto record = read_value_record(source.image, value);
  if (!record) return pass_on(record);
  auto data = read_data(source.image, *record, source.minor);
  if (!data) return pass_on(data);
  return set_value(editor, to, record->name.utf8(), record->type, *data);
}

void mark_as_link(HiveEditor& editor, Cell key) {
  const auto content = editor.image.change_cell(key);
  store_u16(content, key_field::flags, static_cast<std::uint16_t>(load_u16(content, key_field::flags) | k_key_link));
}

Status copy_content(HiveEditor& editor, const CopySource& source, const KeyNode& node, Cell to) {
  if ((node.flags & k_key_link) != 0) mark_as_link(editor, to);
  if (const std::string name = read_class_name(source.image, node); !name.empty()) {
    if (auto named = set_class_name(editor, to, name); !named) return named;
  }
  auto values = read_value_list(source.image, node);
  if (!values) return pass_on(values);
  for (const Cell value : *values) {
    if (auto copied = copy_value(editor, source, value, to); !copied) return copied;
  }
  return {};
}

}  // namespace

Result<Cell> copy_key(HiveEditor& editor, const CopySource& source, Cell key, Cell parent, std::string_view name) {
  const auto taken = find_subkey_of(editor.image, parent, name);
  if (taken) return complain(ErrorKind::refused, N_("there is already a key “{}”"), name);
  auto keys = keys_below(source.image, key);
  if (!keys) return pass_on(keys);
  for (std::size_t at = 0; at < keys->size(); ++at) {
    Planned& planned = (*keys)[at];
    auto node = read_key_node(source.image, planned.source);
    if (!node) return pass_on(node);
    auto made = at == 0 ? create_key(editor, parent, name)
                        : create_key(editor, (*keys)[planned.parent].made, node->name.utf8());
    if (!made) return made;
    planned.made = *made;
    if (auto copied = copy_content(editor, source, *node, *made); !copied) return pass_on(copied);
  }
  return keys->front().made;
}

}  // namespace lifeboat::registry
