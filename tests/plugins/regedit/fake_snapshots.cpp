#include "tests/plugins/regedit/fake_snapshots.hpp"

#include <algorithm>

#include "plugins/regedit/model/key_path.hpp"

// The registry at one moment: a copy.
struct lb_snapshot {
  lifeboat::regedit::test::FakeHost* host;
  lifeboat::regedit::test::FakeKey key;
  std::string path;
  std::vector<std::pair<std::int32_t, std::string>> findings;
};

namespace lifeboat::regedit::test {
namespace {

FakeHost& of(const lb_host* host) { return *static_cast<FakeHost*>(host->data); }

lb_bytes bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

lb_status take(const lb_host* host, lb_key key, lb_snapshot** out) {
  FakeHost& fake = of(host);
  const std::string& path = fake.handles[key];
  ++fake.live_snapshots;
  *out = new lb_snapshot{&fake, fake.find(path)->copy(), path, fake.findings};
  return LB_OK;
}

void release(lb_snapshot* snapshot) {
  --snapshot->host->live_snapshots;
  delete snapshot;
}

bool walk_values(const FakeKey& key, std::uint32_t flags, const lb_visitor& visitor) {
  for (const FakeKey::Value& value : key.values) {
    const bool has_data = (flags & LB_WALK_DATA) != 0;
    const lb_bytes data{has_data ? value.data.bytes.data() : nullptr, value.data.bytes.size()};
    const lb_walk_value seen{sizeof seen, value.data.type, bytes_of(value.name), data};
    if (visitor.value(visitor.user, &seen) == LB_WALK_END) return false;
  }
  return true;
}

bool walk_key(const FakeKey& key, const std::string& path, std::uint32_t depth, std::uint32_t flags,
              const lb_visitor& visitor) {
  const lb_bytes path_bytes = bytes_of(path);
  if (!key.damage.empty()) return visitor.problem(visitor.user, &path_bytes, key.damage.c_str()) != LB_WALK_END;
  const lb_walk_key seen{sizeof seen, depth, path_bytes, bytes_of(key.name), {}, 0};
  const std::int32_t answer = visitor.key(visitor.user, &seen);
  if (answer != LB_WALK_ON) return answer == LB_WALK_SKIP;
  if (!walk_values(key, flags, visitor)) return false;
  return std::ranges::all_of(key.children, [&](const auto& child) {
    return walk_key(*child, child_path(path, child->name), depth + 1, flags, visitor);
  });
}

lb_status walk(const lb_snapshot* snapshot, std::uint32_t flags, const lb_visitor* visitor) {
  const lb_bytes path = bytes_of(snapshot->path);
  const std::string& problem = snapshot->host->top_problem;
  if (!problem.empty()) (void)visitor->problem(visitor->user, &path, problem.c_str());
  (void)walk_key(snapshot->key, snapshot->path, 0, flags, *visitor);
  return LB_OK;
}

lb_status check(const lb_snapshot* snapshot, std::int32_t (*found)(void*, const lb_finding*), void* user) {
  for (const auto& [kind, message] : snapshot->findings) {
    const lb_finding finding{sizeof finding, kind, "HKEY_LOCAL_MACHINE\\SYSTEM", "Select", message.c_str()};
    if (found(user, &finding) == LB_WALK_END) break;
  }
  return LB_OK;
}

constexpr lb_snapshots k_snapshots = {
    .size = sizeof(lb_snapshots),
    .take = take,
    .release = release,
    .total_bytes = nullptr,
    .walk = walk,
    .check = check,
};

}  // namespace

const lb_snapshots& fake_snapshots_api() { return k_snapshots; }

}  // namespace lifeboat::regedit::test
