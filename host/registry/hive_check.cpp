#include "host/registry/hive_check.hpp"

#include <unordered_map>
#include <vector>

#include "host/registry/complaint.hpp"
#include "host/registry/hive_bins.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/security.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

struct Visit {
  Cell key;
  Cell parent;
  std::size_t depth;
};

class Walk {
 public:
  Walk(const HiveImage& image, std::uint32_t minor) : image_(image), minor_(minor) {}

  Status mark_cells();
  Status keys(Cell root);
  Status security();

 private:
  Status claim(Cell cell);
  Status key(const Visit& visit);
  Status subkeys(const KeyNode& node, const Visit& visit);
  Status leaf(const SubkeyLeaf& leaf, const Visit& visit);
  Status mark(const SubkeyLeaf& leaf, std::size_t i, const NameView& name);
  Status values(const KeyNode& node);
  Status value(Cell cell);
  Status security_user(Cell cell);

  const HiveImage& image_;
  std::uint32_t minor_;
  std::vector<bool> unclaimed_;  // by cell number / 8: a cell in use begins here and nothing has named it yet
  std::unordered_map<Cell, std::uint32_t> security_users_;
  std::vector<Visit> waiting_;
  std::u16string previous_name_;  // upper-cased, of the list being walked
};

Status Walk::mark_cells() {
  unclaimed_.resize(image_.bins_bytes() / 8);
  auto bins = read_bins(image_);
  if (!bins) return pass_on(bins);
  for (const Bin& bin : *bins) {
    auto visited = visit_cells(image_, bin, [this](Cell cell, std::uint32_t, bool is_free) {
      unclaimed_[cell / 8] = !is_free;
    });
    if (!visited) return visited;
  }
  return {};
}

Status Walk::claim(Cell cell) {
  auto content = image_.cell(cell);
  if (!content) return pass_on(content);
  if (!unclaimed_[cell / 8]) return damaged(N_("cell {:#x} is used twice or is none"), cell);
  unclaimed_[cell / 8] = false;
  return {};
}

Status Walk::keys(Cell root) {
  waiting_.push_back({root, k_no_cell, 1});
  while (!waiting_.empty()) {
    const Visit visit = waiting_.back();
    waiting_.pop_back();
    if (auto checked = key(visit); !checked) {
      auto node = read_key_node(image_, visit.key);
      if (!node) return checked;
      return with_context(fmt::format(fmt::runtime(tr("key “{}”")), node->name.utf8()), checked.error());
    }
  }
  return {};
}

Status Walk::key(const Visit& visit) {
  auto node = read_key_node(image_, visit.key);
  if (!node) return pass_on(node);
  if (auto claimed = claim(visit.key); !claimed) return claimed;
  if (visit.depth > k_depth_limit) return damaged(N_("it lies more than {} levels deep"), k_depth_limit);
  if (visit.parent != k_no_cell && node->parent != visit.parent) {
    return damaged(N_("it names cell {:#x} as its parent, but {:#x} is"), node->parent, visit.parent);
  }
  if (node->class_length_bytes != 0 && node->class_name != k_no_cell) {
    if (auto claimed = claim(node->class_name); !claimed) return with_context(tr("class name"), claimed.error());
  }
  if (auto checked = security_user(node->security); !checked) return checked;
  if (auto checked = values(*node); !checked) return checked;
  return subkeys(*node, visit);
}

Status Walk::subkeys(const KeyNode& node, const Visit& visit) {
  auto index = read_whole_subkey_index(image_, node);
  if (!index) return pass_on(index);
  if (index->size() != node.subkey_count) {
    return damaged(N_("its list has {} subkeys instead of {}"), index->size(), node.subkey_count);
  }
  if (index->root != k_no_cell) {
    if (auto claimed = claim(index->root); !claimed) return claimed;
  }
  previous_name_.clear();
  for (const SubkeyLeaf& each : index->leaves) {
    if (auto claimed = claim(each.cell); !claimed) return with_context(tr("subkey list"), claimed.error());
    if (auto checked = leaf(each, visit); !checked) return checked;
  }
  return {};
}

Status Walk::leaf(const SubkeyLeaf& leaf, const Visit& visit) {
  for (std::size_t i = 0; i < leaf.size(); ++i) {
    auto node = read_key_node(image_, leaf.key(i));
    if (!node) return with_context(tr("subkey"), node.error());
    if (node->name.size() == 0) return damaged(N_("subkey {:#x} has no name"), leaf.key(i));
    if (compare(node->name, previous_name_) <= 0) {
      return damaged(N_("its subkey “{}” is out of order"), node->name.utf8());
    }
    if (auto checked = mark(leaf, i, node->name); !checked) return checked;
    previous_name_ = upcased(node->name.text());
    waiting_.push_back({leaf.key(i), visit.key, visit.depth + 1});
  }
  return {};
}

// Only hashes are checked: writers other than Windows differ in the hints of lf lists, and nothing relies on them.
Status Walk::mark(const SubkeyLeaf& leaf, std::size_t i, const NameView& name) {
  if (leaf.kind != LeafKind::hashed || leaf.mark(i) == name_hash(upcased(name.text()))) return {};
  return damaged(N_("its subkey “{}” has a wrong hash"), name.utf8());
}

Status Walk::values(const KeyNode& node) {
  auto cells = read_value_list(image_, node);
  if (!cells) return pass_on(cells);
  if (cells->empty()) return {};
  if (auto claimed = claim(node.value_list); !claimed) return with_context(tr("value list"), claimed.error());
  for (const Cell cell : *cells) {
    if (auto checked = value(cell); !checked) return checked;
  }
  return {};
}

Status Walk::value(Cell cell) {
  auto record = read_value_record(image_, cell);
  if (!record) return pass_on(record);
  if (auto claimed = claim(cell); !claimed) return with_context(tr("value"), claimed.error());
  const auto context = [&](Error error) {
    return with_context(fmt::format(fmt::runtime(tr("value “{}”")), record->name.utf8()), std::move(error));
  };
  auto located = locate_data(image_, *record, minor_);
  if (!located) return context(located.error());
  if (located->record != k_no_cell) {
    located->cells.push_back(located->record);
    located->cells.push_back(located->segment_list);
  }
  for (const Cell each : located->cells) {
    if (auto claimed = claim(each); !claimed) return context(claimed.error());
  }
  if (auto data = read_data(image_, *record, minor_); !data) return context(data.error());
  return {};
}

Status Walk::security_user(Cell cell) {
  if (security_users_[cell]++ > 0) return {};
  auto read = read_security(image_, cell);
  if (!read) return pass_on(read);
  return claim(cell);
}

Status Walk::security() {
  for (const auto& [cell, users] : security_users_) {
    auto read = read_security(image_, cell);
    if (!read) return pass_on(read);
    if (read->reference_count < users) {
      return damaged(N_("the security descriptor {:#x} counts {} users but has {}"), cell, read->reference_count,
                     users);
    }
    auto next = read_security(image_, read->next);
    auto previous = read_security(image_, read->previous);
    if (!next || !previous || next->previous != cell || previous->next != cell) {
      return damaged(N_("the ring of security descriptors is broken at {:#x}"), cell);
    }
  }
  return {};
}

}  // namespace

Status check_hive(const HiveImage& image, Cell root, std::uint32_t minor) {
  Walk walk(image, minor);
  if (auto checked = walk.mark_cells(); !checked) return checked;
  if (auto checked = walk.keys(root); !checked) return checked;
  return walk.security();
}

}  // namespace lifeboat::registry
