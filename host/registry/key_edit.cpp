#include "host/registry/key_edit.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "host/base/unicode.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/security.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/subkey_list_edit.hpp"
#include "host/registry/value_edit.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

Status check_name(const StoredName& name) {
  if (name.text.empty() || name.text.size() > k_key_name_limit_units) {
    return complain(ErrorKind::bad_use, N_("the name of a key has 1 to {} characters"), k_key_name_limit_units);
  }
  if (name.text.find(u'\\') != std::u16string::npos) {
    return complain(ErrorKind::bad_use, N_("the name of a key has no backslash"));
  }
  return {};
}

Status check_depth(const HiveEditor& editor, Cell key) {
  for (std::size_t depth = 1; depth < k_depth_limit; ++depth) {
    if (key == editor.root) return {};
    auto node = read_key_node(editor.image, key);
    if (!node) return pass_on(node);
    key = node->parent;
  }
  return complain(ErrorKind::refused, N_("keys lie at most {} levels deep"), k_depth_limit);
}

Result<Cell> write_node(HiveEditor& editor, Cell parent, const StoredName& name, Cell security) {
  auto cell = editor.allocator.allocate(key_field::name + name.size_bytes());
  if (!cell) return cell;
  const auto content = editor.image.change_cell(*cell);
  std::memcpy(content.data(), "nk", 2);
  store_u16(content, key_field::flags, static_cast<std::uint16_t>(name.is_compressed ? k_key_compressed_name : 0));
  store_u64(content, key_field::last_written, editor.now);
  store_u32(content, key_field::parent, parent);
  for (const std::size_t field :
       {key_field::subkey_list, key_field::volatile_list, key_field::value_list, key_field::class_name}) {
    store_u32(content, field, k_no_cell);
  }
  store_u32(content, key_field::security, security);
  store_u16(content, key_field::name_length, static_cast<std::uint16_t>(name.size_bytes()));
  name.write(content.subspan(key_field::name, name.size_bytes()));
  return cell;
}

void count_new_subkey(HiveEditor& editor, Cell parent, Cell list, std::size_t name_units) {
  const auto content = editor.image.change_cell(parent);
  store_u32(content, key_field::subkey_list, list);
  store_u32(content, key_field::subkey_count, load_u32(content, key_field::subkey_count) + 1);
  // Only 16 bits: the upper half of the old field holds flags since Windows XP SP3.
  const auto longest =
      std::max(load_u16(content, key_field::longest_subkey_name), static_cast<std::uint16_t>(2 * name_units));
  store_u16(content, key_field::longest_subkey_name, longest);
  store_u64(content, key_field::last_written, editor.now);
}

void count_lost_subkey(HiveEditor& editor, Cell parent, Cell list) {
  const auto content = editor.image.change_cell(parent);
  store_u32(content, key_field::subkey_list, list);
  store_u32(content, key_field::subkey_count, load_u32(content, key_field::subkey_count) - 1);
  if (list == k_no_cell) {
    store_u32(content, key_field::subkey_count, 0);
    store_u16(content, key_field::longest_subkey_name, 0);
    store_u32(content, key_field::longest_class_name, 0);
  }
  store_u64(content, key_field::last_written, editor.now);
}

Status release_values(HiveEditor& editor, Cell key) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  auto values = read_value_list(editor.image, *node);
  if (!values) return pass_on(values);
  const Cell list = node->value_list;
  for (const Cell value : *values) {
    if (auto released = release_value(editor, value); !released) return released;
  }
  return values->empty() ? Status{} : editor.allocator.release(list);
}

// Frees everything of one key but its subkeys.
Status release_key(HiveEditor& editor, Cell key) {
  if (auto released = release_values(editor, key); !released) return released;
  if (auto released = release_lists(editor, key); !released) return released;
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  if ((node->flags & k_key_no_delete) != 0) {
    return complain(ErrorKind::refused, N_("Windows forbids to delete the key “{}”"), node->name.utf8());
  }
  const Cell security = node->security;
  if (node->class_length_bytes != 0 && node->class_name != k_no_cell) {
    if (auto released = editor.allocator.release(node->class_name); !released) return released;
  }
  if (auto dropped = drop_security_user(editor, security); !dropped) return dropped;
  return editor.allocator.release(key);
}

// A key met twice, in a hive whose tree is a loop, is free the second time and fails there.
Status release_tree(HiveEditor& editor, Cell top) {
  std::vector<Cell> waiting{top};
  while (!waiting.empty()) {
    const Cell key = waiting.back();
    waiting.pop_back();
    auto node = read_key_node(editor.image, key);
    if (!node) return pass_on(node);
    auto index = read_whole_subkey_index(editor.image, *node);
    if (!index) return pass_on(index);
    for (const SubkeyLeaf& leaf : index->leaves) {
      for (std::size_t i = 0; i < leaf.size(); ++i) waiting.push_back(leaf.key(i));
    }
    if (auto released = release_key(editor, key); !released) return released;
  }
  return {};
}

Status note_longest_class(HiveEditor& editor, Cell parent, std::size_t class_bytes) {
  auto node = read_key_node(editor.image, parent);
  if (!node) return pass_on(node);
  const auto content = editor.image.change_cell(parent);
  store_u32(content, key_field::longest_class_name,
            std::max(load_u32(content, key_field::longest_class_name), static_cast<std::uint32_t>(class_bytes)));
  return {};
}

// Every subkey names its parent's cell.
Status name_new_parent(HiveEditor& editor, Cell key) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  auto index = read_whole_subkey_index(editor.image, *node);
  if (!index) return pass_on(index);
  for (const SubkeyLeaf& leaf : index->leaves) {
    for (std::size_t i = 0; i < leaf.size(); ++i) {
      auto child = editor.image.cell(leaf.key(i));
      if (!child) return pass_on(child);
      store_u32(editor.image.change_cell(leaf.key(i)), key_field::parent, key);
    }
  }
  return {};
}

// The key node under another name; in its own cell where that has room.
Result<Cell> with_name(HiveEditor& editor, Cell key, const StoredName& name) {
  const auto old = *editor.image.cell(key);
  const std::size_t wanted = key_field::name + name.size_bytes();
  Cell cell = key;
  if (old.size() < wanted) {
    auto larger = editor.allocator.allocate(wanted);
    if (!larger) return larger;
    cell = *larger;
    std::ranges::copy(old.first(key_field::name), editor.image.change_cell(cell).begin());
    if (auto released = editor.allocator.release(key); !released) return pass_on(released);
  }
  const auto content = editor.image.change_cell(cell);
  const int flags = load_u16(content, key_field::flags) & ~k_key_compressed_name;
  store_u16(content, key_field::flags,
            static_cast<std::uint16_t>(name.is_compressed ? flags | k_key_compressed_name : flags));
  store_u64(content, key_field::last_written, editor.now);
  store_u16(content, key_field::name_length, static_cast<std::uint16_t>(name.size_bytes()));
  name.write(content.subspan(key_field::name, name.size_bytes()));
  if (cell != key) {
    if (auto named = name_new_parent(editor, cell); !named) return pass_on(named);
  }
  return cell;
}

// Only sound hives are edited, so the lists are in order and a miss needs no look at the whole list.
Result<Cell> find_in_order(const HiveImage& image, Cell parent, std::string_view name) {
  auto node = read_key_node(image, parent);
  if (!node) return pass_on(node);
  auto index = read_whole_subkey_index(image, *node);
  if (!index) return pass_on(index);
  auto place = place_in_index(image, *index, upcased(name));
  if (!place) return pass_on(place);
  if (!place->is_there) return complain(ErrorKind::not_found, N_("there is no key “{}”"), name);
  return index->leaves[place->leaf].key(place->position);
}

}  // namespace

Result<Cell> find_subkey_of(const HiveImage& image, Cell key, std::string_view name) {
  auto node = read_key_node(image, key);
  if (!node) return pass_on(node);
  auto found = find_in_index(image, read_subkey_index(image, *node), upcased(name));
  if (!found && found.error().kind == ErrorKind::not_found) {
    return complain(ErrorKind::not_found, N_("there is no key “{}”"), name);
  }
  return found;
}

Result<Cell> create_key(HiveEditor& editor, Cell parent, std::string_view name) {
  auto existing = find_in_order(editor.image, parent, name);
  if (existing || existing.error().kind != ErrorKind::not_found) return existing;
  const StoredName stored = stored_name(name);
  if (auto checked = check_name(stored); !checked) return pass_on(checked);
  if (auto checked = check_depth(editor, parent); !checked) return pass_on(checked);
  const Cell security = read_key_node(editor.image, parent)->security;
  if (auto shared = add_security_user(editor, security); !shared) return pass_on(shared);
  auto cell = write_node(editor, parent, stored, security);
  if (!cell) return cell;
  auto list = insert_into_list(editor, parent, stored, *cell);
  if (!list) return list;
  count_new_subkey(editor, parent, *list, stored.text.size());
  return cell;
}

Result<Cell> rename_key(HiveEditor& editor, Cell key, std::string_view name) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  if (key == editor.root) return complain(ErrorKind::bad_use, N_("the root of a hive cannot be renamed"));
  if ((node->flags & k_key_no_delete) != 0) {
    return complain(ErrorKind::refused, N_("Windows forbids to rename the key “{}”"), node->name.utf8());
  }
  const StoredName stored = stored_name(name);
  if (auto checked = check_name(stored); !checked) return pass_on(checked);
  const Cell parent = node->parent;
  const std::size_t class_bytes = node->class_length_bytes;
  auto taken = find_in_order(editor.image, parent, name);
  if (taken && *taken != key) return complain(ErrorKind::refused, N_("there is already a key “{}”"), name);
  if (!taken && taken.error().kind != ErrorKind::not_found) return taken;
  auto list = remove_from_list(editor, parent, key);
  if (!list) return list;
  count_lost_subkey(editor, parent, *list);
  auto renamed = with_name(editor, key, stored);
  if (!renamed) return renamed;
  list = insert_into_list(editor, parent, stored, *renamed);
  if (!list) return list;
  count_new_subkey(editor, parent, *list, stored.text.size());
  if (auto noted = note_longest_class(editor, parent, class_bytes); !noted) return pass_on(noted);
  return renamed;
}

Status set_class_name(HiveEditor& editor, Cell key, std::string_view class_name) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  const StoredName stored{utf16_from_utf8(class_name), false};
  if (stored.size_bytes() > 0xFFFE) return complain(ErrorKind::bad_use, N_("the class name is too long"));
  const Cell parent = node->parent;
  if (node->class_length_bytes != 0 && node->class_name != k_no_cell) {
    if (auto released = editor.allocator.release(node->class_name); !released) return released;
  }
  Cell cell = k_no_cell;
  if (!stored.text.empty()) {
    auto made = editor.allocator.allocate(stored.size_bytes());
    if (!made) return pass_on(made);
    cell = *made;
    stored.write(editor.image.change_cell(cell));
  }
  const auto content = editor.image.change_cell(key);
  store_u32(content, key_field::class_name, cell);
  store_u16(content, key_field::class_length, static_cast<std::uint16_t>(stored.size_bytes()));
  store_u64(content, key_field::last_written, editor.now);
  return key == editor.root ? Status{} : note_longest_class(editor, parent, stored.size_bytes());
}

Status delete_key(HiveEditor& editor, Cell key) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  if (key == editor.root) {
    return complain(ErrorKind::bad_use, N_("the root of a hive cannot be deleted"));
  }
  const Cell parent = node->parent;
  auto list = remove_from_list(editor, parent, key);
  if (!list) return pass_on(list);
  count_lost_subkey(editor, parent, *list);
  return release_tree(editor, key);
}

}  // namespace lifeboat::registry
