#include "host/registry/subkey_list.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_list_header_bytes = 4;

bool has_signature(std::span<const std::byte> content, const char* signature) {
  return content.size() >= k_list_header_bytes && std::memcmp(content.data(), signature, 2) == 0;
}

// The leaf at `cell`, as much of it as is there.
std::optional<SubkeyLeaf> read_leaf(Cell cell, std::span<const std::byte> content, SubkeyIndex& index) {
  SubkeyLeaf leaf{cell, LeafKind::plain, {}};
  if (has_signature(content, "lf")) {
    leaf.kind = LeafKind::hinted;
  } else if (has_signature(content, "lh")) {
    leaf.kind = LeafKind::hashed;
  } else if (!has_signature(content, "li")) {
    index.problems.push_back(damaged(N_("cell {:#x} is no subkey list"), cell).value());
    return std::nullopt;
  }
  const auto room = content.subspan(k_list_header_bytes);
  const std::size_t wanted = load_u16(content, 2) * leaf.entry_bytes();
  if (wanted > room.size()) {
    index.problems.push_back(damaged(N_("the subkey list {:#x} is cut short"), cell).value());
  }
  leaf.entries = room.first(std::min(wanted, room.size() / leaf.entry_bytes() * leaf.entry_bytes()));
  return leaf;
}

void add_leaf(const HiveImage& image, Cell cell, SubkeyIndex& index) {
  auto content = image.cell(cell);
  if (!content) {
    index.problems.push_back(with_context(tr("subkey list"), std::move(content.error())).value());
    return;
  }
  const auto leaf = read_leaf(cell, *content, index);
  if (leaf && leaf->size() > 0) index.leaves.push_back(*leaf);
}

void add_leaves_of_root(const HiveImage& image, std::span<const std::byte> content, SubkeyIndex& index) {
  std::size_t count = load_u16(content, 2);
  const std::size_t room = (content.size() - k_list_header_bytes) / 4;
  if (count > room) {
    index.problems.push_back(damaged(N_("the subkey list {:#x} is cut short"), index.root).value());
    count = room;
  }
  std::size_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = index.leaves.size();
    add_leaf(image, load_u32(content, k_list_header_bytes + 4 * i), index);
    if (index.leaves.size() > before) total += index.leaves.back().size();
    if (total <= k_subkey_limit) continue;
    index.problems.push_back(damaged(N_("the subkey list {:#x} claims too many keys"), index.root).value());
    index.leaves.pop_back();
    return;
  }
}

Result<int> compare_entry(const HiveImage& image, const SubkeyLeaf& leaf, std::size_t i, std::u16string_view upper) {
  auto node = read_key_node(image, leaf.key(i));
  if (!node) return pass_on(node);
  return compare(node->name, upper);
}

// Whether the entry's hash or hint allows the name. hivex writes wrong hashes for names beyond ASCII, so those are
// always compared.
bool may_match(const SubkeyLeaf& leaf, std::size_t i, std::u16string_view upper, std::uint32_t hash, bool is_ascii) {
  if (!is_ascii || leaf.kind == LeafKind::plain) return true;
  if (leaf.kind == LeafKind::hashed) return leaf.mark(i) == hash;
  const auto first = static_cast<char16_t>(leaf.mark(i) & 0xFF);
  return upper.empty() || first == upper[0] || (first >= u'a' && first <= u'z' && first - 0x20 == upper[0]) ||
         first == 0;
}

Result<Cell> find_by_looking_at_all(const HiveImage& image, const SubkeyIndex& index, std::u16string_view upper) {
  const std::uint32_t hash = name_hash(upper);
  const bool is_ascii = std::ranges::all_of(upper, [](char16_t c) { return c < 0x80; });
  Result<Cell> outcome = fail(ErrorKind::not_found, tr("there is no such key"));
  for (const SubkeyLeaf& leaf : index.leaves) {
    for (std::size_t i = 0; i < leaf.size(); ++i) {
      if (!may_match(leaf, i, upper, hash, is_ascii)) continue;
      auto order = compare_entry(image, leaf, i, upper);
      if (order && *order == 0) return leaf.key(i);
      if (!order) outcome = pass_on(order);
    }
  }
  const bool is_missing = !outcome && outcome.error().kind == ErrorKind::not_found;
  if (is_missing && !index.problems.empty()) return tl::unexpected<Error>(index.problems.front());
  return outcome;
}

}  // namespace

std::size_t SubkeyIndex::size() const {
  std::size_t total = 0;
  for (const SubkeyLeaf& leaf : leaves) total += leaf.size();
  return total;
}

SubkeyIndex read_subkey_index(const HiveImage& image, const KeyNode& key) {
  SubkeyIndex index;
  if (key.subkey_count == 0) return index;
  const auto content = image.cell(key.subkey_list);
  if (content && has_signature(*content, "ri")) {
    index.root = key.subkey_list;
    add_leaves_of_root(image, *content, index);
  } else {
    add_leaf(image, key.subkey_list, index);
  }
  return index;
}

Result<SubkeyIndex> read_whole_subkey_index(const HiveImage& image, const KeyNode& key) {
  SubkeyIndex index = read_subkey_index(image, key);
  if (index.problems.empty()) return index;
  return tl::unexpected<Error>(std::move(index.problems.front()));
}

Result<SubkeyPlace> place_in_index(const HiveImage& image, const SubkeyIndex& index, std::u16string_view upper) {
  SubkeyPlace place;
  std::size_t low = 0;
  std::size_t high = index.leaves.empty() ? 0 : index.leaves.size() - 1;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const SubkeyLeaf& leaf = index.leaves[middle];
    auto order = compare_entry(image, leaf, leaf.size() - 1, upper);
    if (!order) return pass_on(order);
    if (*order < 0) low = middle + 1;
    else high = middle;
  }
  place.leaf = low;
  if (index.leaves.empty()) return place;
  const SubkeyLeaf& leaf = index.leaves[place.leaf];
  for (high = leaf.size(), low = 0; low < high;) {
    const std::size_t middle = (low + high) / 2;
    auto order = compare_entry(image, leaf, middle, upper);
    if (!order) return pass_on(order);
    if (*order == 0) return SubkeyPlace{place.leaf, middle, true};
    if (*order < 0) low = middle + 1;
    else high = middle;
  }
  place.position = low;
  return place;
}

Result<Cell> find_in_index(const HiveImage& image, const SubkeyIndex& index, std::u16string_view upper) {
  const auto place = place_in_index(image, index, upper);
  if (place && place->is_there) return index.leaves[place->leaf].key(place->position);
  return find_by_looking_at_all(image, index, upper);
}

}  // namespace lifeboat::registry
