#include "tests/plugins/fakes/fake_hives.hpp"
#include "tests/plugins/fakes/fake_paths.hpp"

#include <algorithm>


// The registry at one moment: a copy.
struct lb_snapshot {
  lifeboat::testing::FakeHost* host;
  lifeboat::testing::FakeKey key;
  std::string path;
  std::vector<std::pair<std::int32_t, std::string>> findings;
};

namespace lifeboat::testing {
namespace {

FakeHost& of(const lb_host* host) { return *static_cast<FakeHost*>(host->data); }

lb_status fail(const lb_host* host, lb_status status, const std::string& why) {
  of(host).last_error = why;
  return status;
}

lb_bytes bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::uint32_t count(const lb_host* host) { return static_cast<std::uint32_t>(of(host).hives.size()); }

lb_status info(const lb_host* host, std::uint32_t index, bool, lb_hive_info* out) {
  if (index >= count(host)) return fail(host, LB_NOT_FOUND, "there is no such hive");
  const FakeHive& hive = of(host).hives[index];
  *out = {out->size,          hive.flags,           hive.mount.c_str(), hive.file.c_str(),
          hive.label.c_str(), hive.problem.c_str(), hive.log_entries,   hive.bytes.size(),
          hive.progress};
  return LB_OK;
}

lb_status of_key(const lb_host* host, lb_key key, std::uint32_t* index) {
  const std::string& path = of(host).handles[key];
  const auto& hives = of(host).hives;
  const auto found = std::ranges::find_if(hives, [&](const FakeHive& hive) {
    return is_within(path, hive.mount);
  });
  if (found == hives.end()) return fail(host, LB_NOT_FOUND, "a folder of hives");
  *index = static_cast<std::uint32_t>(found - hives.begin());
  return LB_OK;
}

lb_status replay(const lb_host* host, std::uint32_t index) {
  FakeHive& hive = of(host).hives[index];
  if ((hive.flags & LB_HIVE_REPLAYABLE) == 0) return fail(host, LB_REFUSED, "no log fits");
  hive.flags |= LB_HIVE_REPLAYED;
  if (of(host).change_count == 0) of(host).saved = of(host).top.copy();
  if (!of(host).replayed_key.empty()) of(host).at(of(host).replayed_key);
  ++of(host).replay_count;
  ++of(host).change_count;
  of(host).changed();
  return LB_OK;
}

lb_status bytes(const lb_host* host, std::uint32_t index, lb_bytes* out) {
  const FakeHive& hive = of(host).hives[index];
  *out = {hive.bytes.data(), hive.bytes.size()};
  return LB_OK;
}

lb_status load(const lb_host* host, const char* file, const char* root, const char* name) {
  FakeHost& fake = of(host);
  fake.loaded.push_back(std::string(file) + '|' + root + '|' + name);
  if (fake.is_load_busy) return fail(host, LB_BUSY, std::string(file) + " is still being read");
  if (!fake.hive_refusal.empty()) return fail(host, LB_REFUSED, fake.hive_refusal);
  const std::string mount = child_of(root, name);
  fake.at(mount);
  fake.hives.push_back({mount, LB_HIVE_OPEN | LB_HIVE_WRITABLE | LB_HIVE_LOADED, {}, file});
  fake.changed();
  return LB_OK;
}

void cancel_load(const lb_host* host) { ++of(host).loads_cancelled; }

lb_status unload(const lb_host* host, std::uint32_t index) {
  of(host).unloaded.push_back(index);
  of(host).changed();
  return LB_OK;
}

lb_status undo(const lb_host* host) {
  ++of(host).history.undo_count;
  of(host).changed();
  return LB_OK;
}

lb_status redo(const lb_host* host) {
  ++of(host).history.redo_count;
  of(host).changed();
  return LB_OK;
}

bool can_undo(const lb_host* host) { return of(host).history.can_undo; }
bool can_redo(const lb_host* host) { return of(host).history.can_redo; }

std::uint32_t change_count(const lb_host* host) {
  return static_cast<std::uint32_t>(of(host).history.journal.size());
}

lb_status change(const lb_host* host, std::uint32_t index, lb_change* out) {
  if (index >= change_count(host)) return fail(host, LB_NOT_FOUND, "there is no such change");
  const sdk::RegistryChange& made = of(host).history.journal[index];
  *out = {out->size,
          made.kind,
          made.flags,
          made.group,
          made.when_ms,
          made.who.c_str(),
          made.tool.c_str(),
          made.group_label.c_str(),
          made.key_path.c_str(),
          made.value_name.c_str(),
          made.before.c_str(),
          made.after.c_str()};
  return LB_OK;
}

lb_status take(const lb_host* host, lb_key key, lb_snapshot** out) {
  FakeHost& fake = of(host);
  const std::string& path = fake.handles[key];
  for (const std::string& each : fake.being_read) {
    if (is_within(each, path)) return fail(host, LB_BUSY, each + " is still being read");
  }
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
    return walk_key(*child, child_of(path, child->name), depth + 1, flags, visitor);
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

constexpr lb_hives k_hives = {
    .size = sizeof(lb_hives),
    .count = count,
    .info = info,
    .of_key = of_key,
    .replay = replay,
    .bytes = bytes,
    .load = load,
    .unload = unload,
    .undo = undo,
    .redo = redo,
    .can_undo = can_undo,
    .can_redo = can_redo,
    .change_count = change_count,
    .change = change,
    .cancel_load = cancel_load,
};
constexpr lb_snapshots k_snapshots = {
    .size = sizeof(lb_snapshots),
    .take = take,
    .release = release,
    .total_bytes = nullptr,
    .walk = walk,
    .check = check,
};

}  // namespace

const lb_hives& fake_hives_api() { return k_hives; }
const lb_snapshots& fake_snapshots_api() { return k_snapshots; }

}  // namespace lifeboat::testing
