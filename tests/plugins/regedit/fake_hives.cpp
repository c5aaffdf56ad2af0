#include "tests/plugins/regedit/fake_hives.hpp"

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/regfile/hive_prefix.hpp"
#include "tests/plugins/regedit/fake_host.hpp"

namespace lifeboat::regedit::test {
namespace {

FakeHost& of(const lb_host* host) { return *static_cast<FakeHost*>(host->data); }

lb_status fail(const lb_host* host, lb_status status, const std::string& why) {
  of(host).last_error = why;
  return status;
}

std::uint32_t count(const lb_host* host) { return static_cast<std::uint32_t>(of(host).hives.all.size()); }

lb_status info(const lb_host* host, std::uint32_t index, bool, lb_hive_info* out) {
  if (index >= count(host)) return fail(host, LB_NOT_FOUND, "no such hive");
  const sdk::HiveInfo& hive = of(host).hives.all[index];
  *out = {out->size,          hive.flags,           hive.mount.c_str(), hive.file.c_str(),
          hive.label.c_str(), hive.problem.c_str(), hive.log_entries,   hive.size_bytes};
  return LB_OK;
}

lb_status of_key(const lb_host* host, lb_key key, std::uint32_t* index) {
  const std::string& path = of(host).handles[key];
  for (*index = 0; *index < count(host); ++*index) {
    if (without_prefix(of(host).hives.all[*index].mount, normal_path(path))) return LB_OK;
  }
  return fail(host, LB_NOT_FOUND, "a folder of hives");
}

lb_status answer(const lb_host* host) {
  if (!of(host).hives.refusal.empty()) return fail(host, LB_REFUSED, of(host).hives.refusal);
  of(host).changed();
  return LB_OK;
}

lb_status replay(const lb_host* host, std::uint32_t index) {
  FakeHost& fake = of(host);
  sdk::HiveInfo& hive = fake.hives.all[index];
  if (!hive.is(LB_HIVE_REPLAYABLE)) return fail(host, LB_REFUSED, "no log fits");
  fake.hives.replayed.push_back(index);
  if (!fake.hives.refusal.empty()) return answer(host);
  hive.flags = (hive.flags & ~LB_HIVE_REPLAYABLE) | LB_HIVE_REPLAYED;
  if (fake.change_count++ == 0) fake.saved = fake.top.copy();
  if (!fake.hives.replayed_key.empty()) fake.at(fake.hives.replayed_key);
  return answer(host);
}

lb_status bytes(const lb_host* host, std::uint32_t index, lb_bytes* out) {
  const auto& file = of(host).hives.files[index];
  *out = {file.data(), file.size()};
  return LB_OK;
}

lb_status load(const lb_host* host, const char* file, const char* root, const char* name) {
  FakeHives& hives = of(host).hives;
  hives.loaded.push_back(std::string(file) + '|' + root + '|' + name);
  if (!hives.refusal.empty()) return answer(host);
  const std::string mount = child_path(root, name);
  of(host).at(mount);
  hives.all.push_back({LB_HIVE_OPEN | LB_HIVE_WRITABLE | LB_HIVE_LOADED, mount, file, {}, {}, 0, 4096});
  return answer(host);
}

lb_status unload(const lb_host* host, std::uint32_t index) {
  of(host).hives.unloaded.push_back(index);
  return answer(host);
}

lb_status undo(const lb_host* host) {
  ++of(host).hives.undo_count;
  return answer(host);
}

lb_status redo(const lb_host* host) {
  ++of(host).hives.redo_count;
  return answer(host);
}

std::uint32_t change_count(const lb_host* host) { return static_cast<std::uint32_t>(of(host).hives.journal.size()); }

lb_status change(const lb_host* host, std::uint32_t index, lb_change* out) {
  if (index >= change_count(host)) return fail(host, LB_NOT_FOUND, "no such change");
  const sdk::RegistryChange& made = of(host).hives.journal[index];
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

constexpr lb_hives k_table = {
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
    .can_undo = [](const lb_host* host) { return of(host).hives.can_undo; },
    .can_redo = [](const lb_host* host) { return of(host).hives.can_redo; },
    .change_count = change_count,
    .change = change,
};

}  // namespace

void FakeHives::set(const std::vector<FakeHive>& hives) {
  all.clear();
  files.clear();
  for (const FakeHive& hive : hives) {
    all.push_back({hive.flags, hive.mount, "\\config\\HIVE", {}, {}, 3, hive.bytes.size()});
    files.push_back(hive.bytes);
  }
}

const lb_hives& fake_hives_table() { return k_table; }

}  // namespace lifeboat::regedit::test
