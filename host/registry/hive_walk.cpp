#include "host/registry/hive_walk.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/replay_plan.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

// What a walk goes through comes to the hive's size at most, as each cell has one owner. Damage makes some share a list
// or data, which is read for each; beyond this many times the size it is no damage, and the walk would not end.
constexpr std::uint64_t k_most_times = 4;

// A key whose subkeys are being gone through.
struct Level {
  SubkeyIndex index;
  std::size_t leaf = 0;
  std::size_t position = 0;
};

class Walk {
 public:
  Walk(const Hive::Impl& hive, bool reads_data, HiveVisitor& visitor)
      : image_(hive.image), minor_(hive.base.minor), reads_data_(reads_data), visitor_(visitor),
        bytes_left_(k_most_times * hive.image.bins_bytes()), seen_(hive.image.bins_bytes() / 8) {}

  bool run(Cell from) { return go_through(from) || is_cut_; }

 private:
  bool go_through(Cell from) {
    if (!enter(from)) return false;
    while (!levels_.empty()) {
      const auto next = next_subkey();
      if (next && !enter(*next)) return false;
    }
    return true;
  }

  void charge(std::size_t bytes) { bytes_left_ -= std::min<std::uint64_t>(bytes, bytes_left_); }
  // The end of a walk that is charged more than any sound hive would be.
  bool cut(std::uint32_t depth) {
    is_cut_ = tell(depth, damaged(N_("it uses the same cells over and over: all that is left is left out")).value());
    return false;
  }

  // The next subkey of the deepest level; leaves the level at its end.
  std::optional<Cell> next_subkey() {
    Level& level = levels_.back();
    if (level.leaf == level.index.leaves.size()) {
      levels_.pop_back();
      return std::nullopt;
    }
    const SubkeyLeaf& leaf = level.index.leaves[level.leaf];
    const Cell cell = leaf.key(level.position);
    if (++level.position == leaf.size()) {
      ++level.leaf;
      level.position = 0;
    }
    return cell;
  }

  // False, here and below: the walk is over.
  bool enter(Cell cell) {
    const auto depth = static_cast<std::uint32_t>(levels_.size());
    const std::uint32_t parent_depth = depth == 0 ? 0 : depth - 1;
    if (bytes_left_ == 0) return cut(parent_depth);
    auto node = read_key_node(image_, cell);
    if (!node) return tell(parent_depth, node.error());
    if (seen_[cell / 8]) return tell(parent_depth, damaged(N_("key {:#x} is in the tree twice"), cell).value());
    seen_[cell / 8] = true;
    charge(key_field::name + node->name.size());
    const bool has_class = node->class_length_bytes != 0 && node->class_name != k_no_cell;
    const WalkStep step = visitor_.key(
        {cell, depth, node->name, node->last_written, has_class, (node->flags & k_key_link) != 0});
    if (step != WalkStep::on) return step == WalkStep::skip;
    if (!values(*node, depth)) return false;
    return subkeys(*node, depth);
  }

  bool subkeys(const KeyNode& node, std::uint32_t depth) {
    if (node.subkey_count == 0) return true;
    if (depth + 1 >= k_depth_limit) {
      return tell(depth, damaged(N_("it lies more than {} levels deep"), k_depth_limit).value());
    }
    SubkeyIndex index = read_subkey_index(image_, node);
    for (const SubkeyLeaf& leaf : index.leaves) charge(leaf.entries.size() + sizeof leaf.cell);
    charge(index.problems.size() * sizeof(Cell));
    for (const Error& problem : index.problems) {
      if (!tell(depth, problem)) return false;
    }
    if (!index.leaves.empty()) levels_.push_back({std::move(index), 0, 0});
    return true;
  }

  bool values(const KeyNode& node, std::uint32_t depth) {
    const ValueCells cells = read_values_that_are_there(image_, node);
    charge(cells.cells.size() * sizeof(Cell));
    for (const Cell cell : cells.cells) {
      if (!value(cell, depth)) return false;
    }
    return !cells.problem || tell(depth, *cells.problem);
  }

  bool value(Cell cell, std::uint32_t depth) {
    if (bytes_left_ == 0) return cut(depth);
    auto record = read_value_record(image_, cell);
    if (!record) return tell(depth, record.error());
    charge(value_field::name + record->name.size());
    WalkValue found{record->name, record->type, record->size_bytes(), {}};
    if (reads_data_) {
      auto data = data_of(*record);
      if (!data) {
        const auto title = fmt::format(fmt::runtime(tr("value “{}”")), record->name.utf8());
        return tell(depth, with_context(title, std::move(data.error())).value());
      }
      found.data = *data;
    }
    return visitor_.value(found) != WalkStep::end;
  }

  // Borrowed from the hive where it lies in one piece.
  Result<std::span<const std::byte>> data_of(const ValueRecord& record) {
    if (record.is_inline()) {
      std::memcpy(inline_data_, &record.data, sizeof inline_data_);
      return std::span<const std::byte>(inline_data_, record.size_bytes());
    }
    if (record.size_bytes() == 0) return std::span<const std::byte>();
    const auto content = image_.cell(record.data);
    if (content && content->size() >= record.size_bytes()) {
      charge(record.size_bytes());
      return content->first(record.size_bytes());
    }
    auto data = read_data(image_, record, minor_, [this](Cell cell) {
      charge(image_.cell(cell).value_or(std::span<const std::byte>()).size());
      return Status();
    });
    if (!data) return pass_on(data);
    joined_data_ = std::move(*data);
    return std::span<const std::byte>(joined_data_);
  }

  bool tell(std::uint32_t depth, const Error& error) { return visitor_.problem(depth, error) != WalkStep::end; }

  const HiveImage& image_;
  std::uint32_t minor_;
  bool reads_data_;
  HiveVisitor& visitor_;
  std::uint64_t bytes_left_;  // that may still be gone through
  bool is_cut_ = false;       // the walk ended as none were left
  std::vector<bool> seen_;    // by cell number / 8
  std::vector<Level> levels_;
  std::byte inline_data_[4] = {};
  std::vector<std::byte> joined_data_;
};

}  // namespace

bool walk(const Hive& hive, Cell from, bool reads_data, HiveVisitor& visitor) {
  return Walk(HiveAccess::of(hive), reads_data, visitor).run(from);
}

}  // namespace lifeboat::registry
