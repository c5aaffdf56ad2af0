#include "host/registry/offline/hives_extension.hpp"

#include <fmt/format.h>

#include <string>

#include "host/base/text.hpp"
#include "host/registry/offline/extension_calls.hpp"

namespace lifeboat::registry {
namespace {

// What the last call lent to the plug-in; one call at a time, on the UI thread.
struct Lent {
  std::string mount;
  std::string problem;
};
Lent& lent() {
  thread_local Lent memory;
  return memory;
}

// Runs `body(registry, slot)` for the hive of that index.
template <class Body>
lb_status with_hive(const lb_host* host, std::uint32_t index, Body body) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    const HiveSlots& slots = registry.hives().all();
    if (index >= slots.size()) return fail(ErrorKind::not_found, tr("there is no such hive"));
    return body(registry, *slots[index]);
  });
}

std::uint32_t flags_of(HiveSlot& slot, bool is_damaged) {
  std::uint32_t flags = slot.place().is_loaded ? LB_HIVE_LOADED : 0;
  if (slot.is_reading()) return flags | LB_HIVE_READING;
  if (is_damaged) return flags | LB_HIVE_DAMAGED;
  if (!slot.is_open()) return flags;
  flags |= LB_HIVE_OPEN;
  if (slot.looks_editable()) flags |= LB_HIVE_WRITABLE;
  if ((*slot.hive())->state() != HiveState::clean) flags |= LB_HIVE_UNCLEAN;
  if (slot.can_replay()) flags |= LB_HIVE_REPLAYABLE;
  if (slot.is_replayed()) flags |= LB_HIVE_REPLAYED;
  return flags;
}

lb_hive_info describe(HiveSlot& slot, bool read) {
  lb_hive_info info{};
  const bool is_known = read || slot.is_open();
  const bool is_damaged = is_known && (!slot.hive() || !(*slot.hive())->opening_problems().empty());
  info.flags = flags_of(slot, is_damaged);
  lent().mount = join_path(slot.mount_point());
  lent().problem = is_known ? fmt::format("{}", fmt::join(slot.problems(), "\n")) : std::string();
  info.mount = lent().mount.c_str();
  info.file = slot.file_path().c_str();
  info.label = slot.place().label.c_str();
  info.problem = lent().problem.c_str();
  info.log_entries = slot.is_open() ? slot.outlook().entries : 0;
  info.size_bytes = slot.is_open() ? (*slot.hive())->file().size() : 0;
  info.progress = slot.is_reading() ? slot.reading_progress().value_or(-1) : 0;
  return info;
}

std::uint32_t count(const lb_host* host) {
  auto registry = service_of(host).current();
  return registry ? static_cast<std::uint32_t>((*registry)->hives().all().size()) : 0;
}

lb_status info(const lb_host* host, std::uint32_t index, bool read, lb_hive_info* out) {
  return with_hive(host, index, [&](OfflineRegistry&, HiveSlot& slot) -> Status {
    if (read) {
      if (auto hive = slot.hive(); !hive && hive.error().kind == ErrorKind::busy) return hive.map([](Hive*) {});
    }
    fill(out, describe(slot, read));
    return {};
  });
}

lb_status of_key(const lb_host* host, lb_key key, std::uint32_t* index) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    auto open = service_of(host).keys().find(registry, key);
    if (!open) return tl::unexpected<Error>(open.error());
    const HiveSlots& slots = registry.hives().all();
    const auto found = std::ranges::find(slots, (*open)->node.slot, &std::unique_ptr<HiveSlot>::get);
    if (found == slots.end()) return fail(ErrorKind::not_found, tr("a folder of hives lies in no hive"));
    *index = static_cast<std::uint32_t>(found - slots.begin());
    return {};
  });
}

lb_status replay(const lb_host* host, std::uint32_t index) {
  return with_hive(host, index, [](OfflineRegistry& registry, HiveSlot& slot) { return registry.replay(slot); });
}

lb_status bytes(const lb_host* host, std::uint32_t index, lb_bytes* out) {
  return with_hive(host, index, [&](OfflineRegistry&, HiveSlot& slot) {
    return slot.hive().map([&](Hive* hive) {
      const auto file = hive->file();
      *out = {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
    });
  });
}

lb_status load(const lb_host* host, const char* file, const char* root, const char* name) {
  return with_registry(host, [&](OfflineRegistry& registry) { return registry.load(file, root, name); });
}

void cancel_load(const lb_host* host) {
  if (auto registry = service_of(host).current()) (*registry)->cancel_load();
}

lb_status unload(const lb_host* host, std::uint32_t index) {
  return with_hive(host, index, [](OfflineRegistry& registry, HiveSlot& slot) { return registry.unload(slot); });
}

lb_status undo(const lb_host* host) {
  return with_registry(host, [](OfflineRegistry& registry) { return registry.undo(); });
}

lb_status redo(const lb_host* host) {
  return with_registry(host, [](OfflineRegistry& registry) { return registry.redo(); });
}

bool can_undo(const lb_host* host) {
  auto registry = service_of(host).current();
  return registry && (*registry)->can_undo();
}

bool can_redo(const lb_host* host) {
  auto registry = service_of(host).current();
  return registry && (*registry)->can_redo();
}

std::uint32_t change_count(const lb_host* host) {
  auto registry = service_of(host).current();
  return registry ? static_cast<std::uint32_t>((*registry)->journal().entries().size()) : 0;
}

lb_change describe(const Journal& journal, const JournalEntry& entry) {
  lb_change change{};
  change.kind = static_cast<std::int32_t>(entry.change.kind);
  change.flags = (entry.is_saved ? LB_CHANGE_SAVED : 0) | (entry.is_undone ? LB_CHANGE_UNDONE : 0);
  change.group = entry.group;
  change.when_ms = entry.made.when_ms;
  change.who = entry.made.author.who.c_str();
  change.tool = entry.made.author.tool.c_str();
  change.group_label = journal.group_label(entry.group).c_str();
  change.key_path = entry.change.key_path.c_str();
  change.value_name = entry.change.value_name.c_str();
  change.before = entry.change.before.c_str();
  change.after = entry.change.after.c_str();
  return change;
}

lb_status change(const lb_host* host, std::uint32_t index, lb_change* out) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    const Journal& journal = registry.journal();
    if (index >= journal.entries().size()) return fail(ErrorKind::not_found, tr("there is no such change"));
    fill(out, describe(journal, journal.entries()[index]));
    return {};
  });
}

using Kind = Change::Kind;
static_assert(static_cast<int>(Kind::value_set) == LB_CHANGE_SET_VALUE);
static_assert(static_cast<int>(Kind::value_deleted) == LB_CHANGE_DELETE_VALUE);
static_assert(static_cast<int>(Kind::value_renamed) == LB_CHANGE_RENAME_VALUE);
static_assert(static_cast<int>(Kind::key_created) == LB_CHANGE_CREATE_KEY);
static_assert(static_cast<int>(Kind::key_deleted) == LB_CHANGE_DELETE_KEY);
static_assert(static_cast<int>(Kind::key_renamed) == LB_CHANGE_RENAME_KEY);
static_assert(static_cast<int>(Kind::key_copied) == LB_CHANGE_COPY_KEY);
static_assert(static_cast<int>(Kind::logs_replayed) == LB_CHANGE_REPLAY_LOGS);

}  // namespace

const lb_hives* hives_extension() {
  static constexpr lb_hives k_table = {
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
  return &k_table;
}

}  // namespace lifeboat::registry
