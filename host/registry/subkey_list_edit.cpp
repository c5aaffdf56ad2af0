#include "host/registry/subkey_list_edit.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "host/registry/complaint.hpp"
#include "host/registry/subkey_list.hpp"

namespace lifeboat::registry {
namespace {

// A leaf of one page (CmpMaxIndexPerHblock); fuller ones are split as Windows splits them.
constexpr std::size_t k_leaf_limit = 1012;
constexpr std::size_t k_root_limit = 0xFFFF;
constexpr std::uint32_t k_first_minor_with_hashes = 5;

struct Entry {
  Cell key = k_no_cell;
  std::uint32_t mark = 0;
};

// A leaf taken out of the hive's bytes, so that it may change while cells move.
struct Leaf {
  Cell cell = k_no_cell;
  LeafKind kind = LeafKind::plain;
  std::vector<Entry> entries;
};

Leaf copy_of(const SubkeyLeaf& leaf) {
  Leaf copy{leaf.cell, leaf.kind, {}};
  copy.entries.reserve(leaf.size() + 1);
  for (std::size_t i = 0; i < leaf.size(); ++i) {
    copy.entries.push_back({leaf.key(i), leaf.kind == LeafKind::plain ? 0 : leaf.mark(i)});
  }
  return copy;
}

std::size_t entry_bytes(LeafKind kind) { return kind == LeafKind::plain ? 4 : 8; }

const char* signature(LeafKind kind) {
  if (kind == LeafKind::plain) return "li";
  return kind == LeafKind::hinted ? "lf" : "lh";
}

std::uint32_t mark_for(LeafKind kind, const StoredName& name) {
  if (kind == LeafKind::plain) return 0;
  return kind == LeafKind::hinted ? name_hint(name.text) : name_hash(upcased(name.text));
}

// Half as much again, so that a key filled one by one does not move its list each time.
std::size_t roomy(std::size_t count) { return std::max(count, std::min(count + count / 2, k_leaf_limit)); }

// Makes `cell` large enough for `wanted_bytes` of content, or gives back another in its place.
Result<Cell> with_room(HiveEditor& editor, Cell cell, std::size_t wanted_bytes, std::size_t roomy_bytes) {
  if (cell != k_no_cell) {
    auto content = editor.image.cell(cell);
    if (!content) return pass_on(content);
    if (content->size() >= wanted_bytes) return cell;
    if (auto released = editor.allocator.release(cell); !released) return pass_on(released);
  }
  return editor.allocator.allocate(roomy_bytes);
}

Result<Cell> write_leaf(HiveEditor& editor, const Leaf& leaf) {
  const std::size_t width = entry_bytes(leaf.kind);
  const std::size_t count = leaf.entries.size();
  auto cell = with_room(editor, leaf.cell, 4 + width * count, 4 + width * roomy(count));
  if (!cell) return cell;
  const auto content = editor.image.change_cell(*cell);
  std::memcpy(content.data(), signature(leaf.kind), 2);
  store_u16(content, 2, static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    store_u32(content, 4 + width * i, leaf.entries[i].key);
    if (leaf.kind != LeafKind::plain) store_u32(content, 8 + width * i, leaf.entries[i].mark);
  }
  return cell;
}

Result<Cell> write_root(HiveEditor& editor, Cell root, const std::vector<Cell>& leaves) {
  if (leaves.size() > k_root_limit) return complain(ErrorKind::refused, N_("the key has too many subkeys"));
  auto cell = with_room(editor, root, 4 + 4 * leaves.size(), 4 + 4 * roomy(leaves.size()));
  if (!cell) return cell;
  const auto content = editor.image.change_cell(*cell);
  std::memcpy(content.data(), "ri", 2);
  store_u16(content, 2, static_cast<std::uint16_t>(leaves.size()));
  for (std::size_t i = 0; i < leaves.size(); ++i) store_u32(content, 4 + 4 * i, leaves[i]);
  return cell;
}

// Writes the leaf back, in two when it is too full; gives the cells that now stand in its place.
Result<std::vector<Cell>> write_leaf_or_halves(HiveEditor& editor, Leaf leaf) {
  std::vector<Cell> cells;
  Leaf upper{k_no_cell, leaf.kind, {}};
  if (leaf.entries.size() > k_leaf_limit) {
    const auto middle = leaf.entries.begin() + static_cast<std::ptrdiff_t>(leaf.entries.size() / 2);
    upper.entries.assign(middle, leaf.entries.end());
    leaf.entries.erase(middle, leaf.entries.end());
  }
  for (const Leaf* half : {&leaf, &upper}) {
    if (half->entries.empty()) continue;
    auto cell = write_leaf(editor, *half);
    if (!cell) return pass_on(cell);
    cells.push_back(*cell);
  }
  return cells;
}

std::vector<Cell> cells_of(const SubkeyIndex& index) {
  std::vector<Cell> cells;
  for (const SubkeyLeaf& leaf : index.leaves) cells.push_back(leaf.cell);
  return cells;
}

// Puts `replacement` where the leaf number `position` stood and gives the cell of the whole list.
Result<Cell> replace_leaf(HiveEditor& editor, Cell root, std::vector<Cell> leaves, std::size_t position,
                          const std::vector<Cell>& replacement) {
  if (root == k_no_cell && replacement.size() == 1) return replacement.front();
  const bool is_same = replacement.size() == 1 && leaves[position] == replacement.front();
  if (is_same) return root;
  leaves.erase(leaves.begin() + static_cast<std::ptrdiff_t>(position));
  leaves.insert(leaves.begin() + static_cast<std::ptrdiff_t>(position), replacement.begin(), replacement.end());
  return write_root(editor, root, leaves);
}

Result<SubkeyIndex> index_of(const HiveEditor& editor, Cell parent) {
  auto node = read_key_node(editor.image, parent);
  if (!node) return pass_on(node);
  return read_whole_subkey_index(editor.image, *node);
}

LeafKind kind_of_new_list(std::uint32_t minor) {
  return minor >= k_first_minor_with_hashes ? LeafKind::hashed : LeafKind::hinted;
}

}  // namespace

Result<Cell> insert_into_list(HiveEditor& editor, Cell parent, const StoredName& name, Cell key) {
  auto index = index_of(editor, parent);
  if (!index) return pass_on(index);
  if (index->size() >= k_subkey_limit) return complain(ErrorKind::refused, N_("the key has too many subkeys"));
  if (index->leaves.empty()) {
    const LeafKind kind = kind_of_new_list(editor.minor);
    return write_leaf(editor, Leaf{k_no_cell, kind, {{key, mark_for(kind, name)}}});
  }
  auto place = place_in_index(editor.image, *index, upcased(name.text));
  if (!place) return pass_on(place);
  Leaf leaf = copy_of(index->leaves[place->leaf]);
  leaf.entries.insert(leaf.entries.begin() + static_cast<std::ptrdiff_t>(place->position),
                      Entry{key, mark_for(leaf.kind, name)});
  const Cell root = index->root;
  std::vector<Cell> leaves = cells_of(*index);
  auto written = write_leaf_or_halves(editor, std::move(leaf));
  if (!written) return pass_on(written);
  return replace_leaf(editor, root, std::move(leaves), place->leaf, *written);
}

Result<Cell> remove_from_list(HiveEditor& editor, Cell parent, Cell key) {
  auto index = index_of(editor, parent);
  if (!index) return pass_on(index);
  const Cell root = index->root;
  std::vector<Cell> leaves = cells_of(*index);
  for (std::size_t number = 0; number < index->leaves.size(); ++number) {
    Leaf leaf = copy_of(index->leaves[number]);
    if (std::erase_if(leaf.entries, [key](const Entry& entry) { return entry.key == key; }) == 0) continue;
    if (!leaf.entries.empty()) {
      auto cell = write_leaf(editor, leaf);
      if (!cell) return cell;
      return root == k_no_cell ? *cell : root;
    }
    if (auto released = editor.allocator.release(leaf.cell); !released) return pass_on(released);
    leaves.erase(leaves.begin() + static_cast<std::ptrdiff_t>(number));
    if (!leaves.empty()) return write_root(editor, root, leaves);
    if (root != k_no_cell) {
      if (auto released = editor.allocator.release(root); !released) return pass_on(released);
    }
    return k_no_cell;
  }
  return damaged(N_("key {:#x} is missing in its parent's list"), key);
}

Status release_lists(HiveEditor& editor, Cell parent) {
  auto index = index_of(editor, parent);
  if (!index) return pass_on(index);
  std::vector<Cell> cells = cells_of(*index);
  if (index->root != k_no_cell) cells.push_back(index->root);
  for (const Cell cell : cells) {
    if (auto released = editor.allocator.release(cell); !released) return released;
  }
  return {};
}

}  // namespace lifeboat::registry
