#include "host/registry/offline/snapshot_walk.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "host/registry/hive_check.hpp"
#include "host/registry/hive_walk.hpp"

namespace lifeboat::registry {
namespace {

lb_bytes bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

WalkStep step_of(std::int32_t answer) {
  if (answer == LB_WALK_END) return WalkStep::end;
  return answer == LB_WALK_SKIP ? WalkStep::skip : WalkStep::on;
}

// Hands one part of the snapshot to the plug-in's visitor.
class PartVisitor final : public HiveVisitor {
 public:
  PartVisitor(const SnapshotPart& part, bool reads_data, const lb_visitor& to)
      : part_(part), reads_data_(reads_data), to_(to), path_(part.path) {
    ends_.push_back(path_.size());
  }

  // The part's own key is called by its path, not by what stands in the hive.
  WalkStep top(std::uint64_t last_written, std::string_view class_name) {
    const std::string_view path = path_;
    const std::string_view name = path.substr(path.find_last_of('\\') + 1);
    return tell(part_.depth, name, last_written, class_name);
  }

  WalkStep key(const WalkKey& key) override {
    if (key.has_class_name) class_name_ = part_.hive->key(key.cell).value_or(KeyInfo{}).class_name;
    else class_name_.clear();
    if (key.depth == 0) return top(key.last_written, class_name_);
    path_.resize(ends_[key.depth - 1]);
    if (!path_.empty()) path_ += '\\';
    const std::size_t name_at = path_.size();
    key.name.append_utf8(path_);
    ends_.resize(key.depth);
    ends_.push_back(path_.size());
    return tell(part_.depth + key.depth, std::string_view(path_).substr(name_at), key.last_written, class_name_);
  }

  WalkStep value(const WalkValue& value) override {
    if (to_.value == nullptr) return WalkStep::on;
    name_.clear();
    value.name.append_utf8(name_);
    const auto* data = reinterpret_cast<const std::uint8_t*>(value.data.data());
    const std::size_t size = reads_data_ ? value.data.size() : value.size_bytes;
    const lb_walk_value told{sizeof(lb_walk_value), value.type, bytes_of(name_), {data, size}};
    return step_of(to_.value(to_.user, &told));
  }

  WalkStep problem(std::uint32_t depth, const Error& error) override {
    const std::size_t end = ends_[std::min<std::size_t>(depth, ends_.size() - 1)];
    return problem_at(std::string_view(path_).substr(0, end), error.message);
  }

  WalkStep problem_at(std::string_view path, const std::string& message) {
    if (to_.problem == nullptr) return WalkStep::on;
    const lb_bytes where = bytes_of(path);
    return step_of(to_.problem(to_.user, &where, message.c_str()));
  }

 private:
  WalkStep tell(std::uint32_t depth, std::string_view name, std::uint64_t last_written, std::string_view class_name) {
    const lb_walk_key told{sizeof(lb_walk_key), depth,       bytes_of(path_), bytes_of(name),
                           bytes_of(class_name), last_written};
    return step_of(to_.key(to_.user, &told));
  }

  const SnapshotPart& part_;
  bool reads_data_;
  const lb_visitor& to_;
  std::string path_;               // of the key that was visited last
  std::vector<std::size_t> ends_;  // where the path of each key above it ends, and its own
  std::string name_;
  std::string class_name_;
};

WalkStep walk_part(const SnapshotPart& part, bool reads_data, const lb_visitor& to) {
  PartVisitor visitor(part, reads_data, to);
  if (!part.opening_error.empty()) return visitor.problem_at(part.path, part.opening_error);
  if (!part.hive) return visitor.top(0, {});
  return walk(*part.hive, part.top, reads_data, visitor) ? WalkStep::on : WalkStep::end;
}

bool check_part(const SnapshotPart& part, const std::function<bool(const lb_finding&)>& found) {
  const auto tell = [&](std::int32_t kind, const std::string& key_path, const std::string& message) {
    return found({sizeof(lb_finding), kind, part.mount.c_str(), key_path.c_str(), message.c_str()});
  };
  if (!part.opening_error.empty()) return tell(LB_FINDING_DAMAGE, {}, part.opening_error);
  if (!part.hive) return true;
  if (!part.unclean.empty() &&
      !tell(part.is_replayable ? LB_FINDING_REPLAYABLE : LB_FINDING_UNCLEAN, {}, part.unclean)) {
    return false;
  }
  for (const std::string& problem : part.opening_problems) {
    if (!tell(LB_FINDING_DAMAGE, {}, problem)) return false;
  }
  bool goes_on = true;
  check_hive(*part.hive, [&](const Finding& finding) {
    const std::string path = finding.key_path.empty() ? std::string() : part.mount + "\\" + finding.key_path;
    return goes_on = tell(finding.is_damage ? LB_FINDING_DAMAGE : LB_FINDING_NOTE, path, finding.message);
  });
  return goes_on;
}

}  // namespace

void walk_snapshot(const Snapshot& snapshot, bool reads_data, const lb_visitor& visitor) {
  constexpr std::uint32_t k_nothing = UINT32_MAX;
  std::uint32_t skipped = k_nothing;  // depth of a folder that the visitor does not want to look into
  for (const SnapshotPart& part : snapshot.parts()) {
    if (part.depth > skipped) continue;
    skipped = k_nothing;
    const WalkStep step = walk_part(part, reads_data, visitor);
    if (step == WalkStep::end) return;
    if (step == WalkStep::skip) skipped = part.depth;
  }
}

void check_snapshot(const Snapshot& snapshot, const std::function<bool(const lb_finding&)>& found) {
  for (const SnapshotPart& part : snapshot.parts()) {
    if (!check_part(part, found)) return;
  }
}

}  // namespace lifeboat::registry
