#include "host/registry/hive_check.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "host/registry/cell_claims.hpp"
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/replay_plan.hpp"
#include "host/registry/security.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_no_visit = static_cast<std::size_t>(-1);

// A key that was claimed and is to be looked at, and how it was come by.
struct Visit {
  Cell key;
  std::size_t parent;  // number of the parent's visit
  std::size_t depth;
};

class Check {
 public:
  Check(const HiveImage& image, std::uint32_t minor, const FindingSink& sink)
      : image_(image), minor_(minor), sink_(sink), claims_(image, [this](const Error& error) { complain_of(error); }) {}

  void run(Cell root) {
    if (claim(root, N_("root key"))) add({root, k_no_visit, 1});
    while (!waiting_.empty() && !is_over_) {
      const std::size_t number = waiting_.back();
      waiting_.pop_back();
      key(number);
    }
    if (!is_over_) security();
    if (!is_over_) lost_cells();
  }

 private:
  bool claim(Cell cell, const char* what);
  void add(const Visit& visit) {
    waiting_.push_back(visits_.size());
    visits_.push_back(visit);
  }
  void key(std::size_t number);
  void subkeys(const KeyNode& node, std::size_t number);
  void leaf(const SubkeyLeaf& leaf, std::size_t number);
  void place(const SubkeyLeaf& leaf, std::size_t i, const NameView& name);
  void values(const KeyNode& node);
  void value(Cell cell);
  void security_user(Cell cell);
  void security();
  void ring(Cell cell, const SecurityCell& read);
  void lost_cells();
  [[nodiscard]] std::string path_of(std::size_t number) const;
  void tell(bool is_damage, std::string message);
  void complain_of(const Error& error) { tell(true, error.message); }
  template <class... Arguments>
  void damage(const char* text, const Arguments&... arguments) {
    tell(true, fmt::format(fmt::runtime(tr(text)), arguments...));
  }

  const HiveImage& image_;
  std::uint32_t minor_;
  const FindingSink& sink_;
  bool is_over_ = false;
  std::map<Cell, std::uint32_t> security_users_;
  std::vector<Visit> visits_;
  std::vector<std::size_t> waiting_;   // numbers of visits
  std::size_t current_ = k_no_visit;   // the visit that findings are about
  std::u16string previous_name_;       // upper-cased, of the list being walked
  CellClaims claims_;                  // last: making it tells faults
};

void Check::tell(bool is_damage, std::string message) {
  if (is_over_) return;
  is_over_ = !sink_({is_damage, current_ == k_no_visit ? std::string() : path_of(current_), std::move(message)});
}

std::string Check::path_of(std::size_t number) const {
  std::vector<std::string> names;
  for (; visits_[number].parent != k_no_visit; number = visits_[number].parent) {
    const auto node = read_key_node(image_, visits_[number].key);
    names.push_back(node ? node->name.utf8() : fmt::format("{:#x}", visits_[number].key));
  }
  std::ranges::reverse(names);
  return fmt::format("{}", fmt::join(names, "\\"));
}

bool Check::claim(Cell cell, const char* what) {
  const auto claimed = claims_.claim(cell);
  if (!claimed) complain_of(with_context(tr(what), claimed.error()).value());
  return claimed.has_value();
}

void Check::key(std::size_t number) {
  const Visit visit = visits_[number];
  current_ = number;
  const auto node = read_key_node(image_, visit.key);
  if (!node) {
    complain_of(node.error());
    return;
  }
  if (visit.depth > k_depth_limit) {
    damage(N_("it lies more than {} levels deep"), k_depth_limit);
    return;
  }
  if (visit.parent != k_no_visit && node->parent != visits_[visit.parent].key) {
    damage(N_("it names cell {:#x} as its parent, but {:#x} is"), node->parent, visits_[visit.parent].key);
  }
  if (node->class_length_bytes != 0 && node->class_name != k_no_cell) claim(node->class_name, N_("class name"));
  security_user(node->security);
  values(*node);
  if (!is_over_) subkeys(*node, number);
}

// A list is claimed before it is read, so that many keys that share one do not each go through it.
void Check::subkeys(const KeyNode& node, std::size_t number) {
  if (node.subkey_count == 0 || !claim(node.subkey_list, N_("subkey list"))) return;
  const SubkeyIndex index = read_subkey_index(image_, node);
  for (const Error& problem : index.problems) complain_of(problem);
  if (index.problems.empty() && index.size() != node.subkey_count) {
    damage(N_("its list has {} subkeys instead of {}"), index.size(), node.subkey_count);
  }
  previous_name_.clear();
  for (const SubkeyLeaf& each : index.leaves) {
    if (is_over_) return;
    if (index.root == k_no_cell || claim(each.cell, N_("subkey list"))) leaf(each, number);
  }
}

void Check::leaf(const SubkeyLeaf& leaf, std::size_t number) {
  for (std::size_t i = 0; i < leaf.size() && !is_over_; ++i) {
    if (!claim(leaf.key(i), N_("subkey"))) continue;
    const auto node = read_key_node(image_, leaf.key(i));
    if (!node) {
      complain_of(with_context(tr("subkey"), node.error()).value());
      continue;
    }
    if (node->name.size() == 0) damage(N_("subkey {:#x} has no name"), leaf.key(i));
    place(leaf, i, node->name);
    add({leaf.key(i), number, visits_[number].depth + 1});
  }
}

// Only hashes are checked: writers other than Windows differ in the hints of lf lists, and nothing relies on them.
void Check::place(const SubkeyLeaf& leaf, std::size_t i, const NameView& name) {
  std::u16string upper = upcased(name);
  if (upper <= previous_name_) damage(N_("its subkey “{}” is out of order"), name.utf8());
  if (leaf.kind == LeafKind::hashed && leaf.mark(i) != name_hash(upper)) {
    damage(N_("its subkey “{}” has a wrong hash"), name.utf8());
  }
  previous_name_ = std::move(upper);
}

void Check::values(const KeyNode& node) {
  if (node.value_count == 0 || !claim(node.value_list, N_("value list"))) return;
  const ValueCells cells = read_values_that_are_there(image_, node);
  if (cells.problem) complain_of(*cells.problem);
  for (const Cell cell : cells.cells) {
    if (!is_over_) value(cell);
  }
}

void Check::value(Cell cell) {
  const auto record = read_value_record(image_, cell);
  if (!record) {
    complain_of(record.error());
    return;
  }
  if (!claim(cell, N_("value"))) return;
  const auto whole = check_data(image_, *record, minor_, [&](Cell data) { return claims_.claim(data); });
  if (whole) return;
  const auto title = fmt::format(fmt::runtime(tr("value “{}”")), record->name.utf8());
  complain_of(with_context(title, whole.error()).value());
}

void Check::security_user(Cell cell) {
  if (security_users_[cell]++ > 0) return;
  const auto read = read_security(image_, cell);
  if (!read) complain_of(read.error());
  else claim(cell, N_("security descriptor"));
}

void Check::security() {
  current_ = k_no_visit;
  for (const auto& [cell, users] : security_users_) {
    const auto read = read_security(image_, cell);
    if (!read) continue;  // told already
    if (read->reference_count < users) {
      damage(N_("the security descriptor {:#x} counts {} users but has {}"), cell, read->reference_count, users);
    }
    ring(cell, *read);
  }
}

void Check::ring(Cell cell, const SecurityCell& read) {
  const auto next = read_security(image_, read.next);
  const auto previous = read_security(image_, read.previous);
  if (!next || !previous || next->previous != cell || previous->next != cell) {
    damage(N_("the ring of security descriptors is broken at {:#x}"), cell);
  }
}

// Descriptors that no key uses any more stay in the ring: they are no loss.
void Check::lost_cells() {
  std::size_t count = 0;
  claims_.for_each_unclaimed([&](Cell cell) { count += read_security(image_, cell) ? 0 : 1; });
  if (count > 0) tell(false, fmt::format(fmt::runtime(tr("{} cells are in use but belong to nothing")), count));
}

}  // namespace

void check_hive(const HiveImage& image, Cell root, std::uint32_t minor, const FindingSink& found) {
  Check(image, minor, found).run(root);
}

void check_hive(const Hive& hive, const FindingSink& found) {
  const Hive::Impl& impl = HiveAccess::of(hive);
  for (const std::string& problem : impl.opening_problems) {
    if (!found({true, {}, problem})) return;
  }
  check_hive(impl.image, impl.base.root, impl.base.minor, found);
}

Status check_hive(const HiveImage& image, Cell root, std::uint32_t minor) {
  Status outcome;
  check_hive(image, root, minor, [&](const Finding& finding) {
    if (!finding.is_damage) return true;
    const std::string message =
        finding.key_path.empty()
            ? finding.message
            : fmt::format(fmt::runtime(tr("key “{}”: {}")), finding.key_path, finding.message);
    outcome = fail(ErrorKind::damaged, message);
    return false;
  });
  return outcome;
}

}  // namespace lifeboat::registry
