// The subkeys of a key: a leaf of cells (li), of cells with hints (lf) or hashes (lh), or a root (ri) over several
// leaves, all in the order of upper-cased names. Finding is a binary search; where a list turns out not to be in
// order, all of it is looked through. Specification: "Subkeys list".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "host/registry/hive_image.hpp"
#include "host/registry/key_node.hpp"

namespace lifeboat::registry {

// More subkeys in one key than anything real has; a claim beyond it is damage.
inline constexpr std::size_t k_subkey_limit = 1'000'000;

enum class LeafKind { plain, hinted, hashed };  // li, lf, lh

// A leaf, borrowed from the hive's bytes.
struct SubkeyLeaf {
  Cell cell = k_no_cell;
  LeafKind kind = LeafKind::plain;
  std::span<const std::byte> entries;

  [[nodiscard]] std::size_t entry_bytes() const { return kind == LeafKind::plain ? 4 : 8; }
  [[nodiscard]] std::size_t size() const { return entries.size() / entry_bytes(); }
  [[nodiscard]] Cell key(std::size_t i) const { return load_u32(entries, i * entry_bytes()); }
  [[nodiscard]] std::uint32_t mark(std::size_t i) const { return load_u32(entries, i * entry_bytes() + 4); }
};

struct SubkeyIndex {
  Cell root = k_no_cell;  // the ri cell, or none when there is a single leaf
  std::vector<SubkeyLeaf> leaves;
  std::vector<Error> problems;  // of parts that cannot be read; the leaves hold the rest
  [[nodiscard]] std::size_t size() const;
};

// The lists of `key` as far as they can be read; no leaves when it has no subkeys. The count in the node is not
// compared.
[[nodiscard]] SubkeyIndex read_subkey_index(const HiveImage& image, const KeyNode& key);
// The same for edits: fails with the first problem.
[[nodiscard]] Result<SubkeyIndex> read_whole_subkey_index(const HiveImage& image, const KeyNode& key);

// `not_found` when there is none; `damaged` when none was found and an entry could not be read.
[[nodiscard]] Result<Cell> find_in_index(const HiveImage& image, const SubkeyIndex& index, std::u16string_view upper);

// Where a name stands or belongs in an index that is in order.
struct SubkeyPlace {
  std::size_t leaf = 0;
  std::size_t position = 0;
  bool is_there = false;
};
[[nodiscard]] Result<SubkeyPlace> place_in_index(const HiveImage& image, const SubkeyIndex& index,
                                                 std::u16string_view upper);

}  // namespace lifeboat::registry
