// The editing half of OfflineRegistry: every edit is applied to the hive in memory and entered in the journal.
#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {
namespace {

// What the value holds now, for the plan; empty when there is none.
std::string describe_value(const Hive& hive, Cell key, std::string_view name) {
  const auto value = hive.find_value(key, name);
  if (!value) return {};
  const auto info = hive.value(*value);
  const auto data = hive.value_data(*value);
  return info && data ? describe_data(info->type, *data) : std::string(tr("unreadable data"));
}

tl::unexpected<Error> refuse_folder() {
  return fail(ErrorKind::refused, tr("this is a folder of hives, not a key that can be changed"));
}

Status refuse_taken(std::string_view name) {
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("there is already a key {}")), name));
}

}  // namespace

Result<Hive*> OfflineRegistry::editable_hive(HiveSlot* slot) {
  return slot != nullptr ? slot->editable_hive() : Result<Hive*>(refuse_folder());
}

Status OfflineRegistry::looks_editable(const Node& node) {
  return node.slot != nullptr ? node.slot->looks_editable() : Status(refuse_folder());
}

template <class Edit>
Status OfflineRegistry::edit(const KeyPlace& key, const PathParts& path, Change change, Edit make) {
  auto hive = editable_hive(key.slot);
  if (!hive) return tl::unexpected<Error>(hive.error());
  const bool begins_group = journal_.is_group_open() && !journal_.is_in_open_group(*key.slot);
  if (begins_group) (*hive)->begin_group();
  if (Status made = make(**hive, change); !made) {
    if (begins_group) (*hive)->end_group();
    return made;
  }
  change.key_path = join_path(path);
  record(*key.slot, std::move(change));
  return {};
}

void OfflineRegistry::record(HiveSlot& slot, Change change) {
  for (const auto& other : hives_.known()) {
    if (other->is_open()) (*other->hive())->forget_redo();
  }
  journal_.add(slot, std::move(change), author_);
  ++revision_;
}

Status OfflineRegistry::create_key(const Node& parent, std::string_view name) {
  Change change{Change::Kind::key_created, {}, {}, {}, std::string(name)};
  return edit({parent.slot, parent.cell}, parent.path, std::move(change), [&](Hive& hive, Change&) -> Status {
    if (hive.find_subkey(parent.cell, name)) return refuse_taken(name);
    return hive.create_key(parent.cell, name).map([](Cell) {});
  });
}

Status OfflineRegistry::set_value(const Node& node, std::string_view name, std::uint32_t type,
                                  std::span<const std::byte> data) {
  Change change{Change::Kind::value_set, {}, std::string(name), {}, describe_data(type, data)};
  return edit({node.slot, node.cell}, node.path, std::move(change), [&](Hive& hive, Change& made) {
    made.before = describe_value(hive, node.cell, name);
    return hive.set_value(node.cell, name, type, data);
  });
}

Status OfflineRegistry::delete_value(const Node& node, std::string_view name) {
  Change change{Change::Kind::value_deleted, {}, std::string(name), {}, {}};
  return edit({node.slot, node.cell}, node.path, std::move(change), [&](Hive& hive, Change& made) {
    made.before = describe_value(hive, node.cell, name);
    return hive.delete_value(node.cell, name);
  });
}

Status OfflineRegistry::rename_value(const Node& node, std::string_view name, std::string_view new_name) {
  if (name == new_name) return {};
  Change change{Change::Kind::value_renamed, {}, std::string(name), std::string(name), std::string(new_name)};
  return edit({node.slot, node.cell}, node.path, std::move(change),
              [&](Hive& hive, Change&) { return hive.rename_value(node.cell, name, new_name); });
}

Status OfflineRegistry::check_own_name(const Node& node) {
  const KeyPlace key = node.itself();
  auto hive = editable_hive(key.slot);
  if (!hive) return tl::unexpected<Error>(hive.error());
  auto info = (*hive)->key(key.cell);
  if (!info) return tl::unexpected<Error>(info.error());
  if (key.cell == (*hive)->root()) {
    return fail(ErrorKind::refused, tr("the top key of a hive can be neither renamed nor deleted"));
  }
  if (info->name == node.path.back()) return {};
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} only stands for the key {}")), node.path.back(),
                                              info->name));
}

Status OfflineRegistry::delete_key(const Node& node) {
  if (auto own = check_own_name(node); !own) return own;
  const KeyPlace key = node.itself();
  auto deleted = edit(key, node.path, Change{Change::Kind::key_deleted, {}, {}, {}, {}},
                      [&](Hive& hive, Change&) { return hive.delete_key(key.cell); });
  if (deleted) ++generation_;
  return deleted;
}

Status OfflineRegistry::rename_key(const Node& node, std::string_view name) {
  if (auto own = check_own_name(node); !own) return own;
  const KeyPlace key = node.itself();
  if (node.path.back() == name) return {};
  Change change{Change::Kind::key_renamed, {}, {}, node.path.back(), std::string(name)};
  auto renamed = edit(key, node.path, std::move(change), [&](Hive& hive, Change&) {
    return hive.rename_key(key.cell, name).map([](Cell) {});
  });
  if (renamed) note_renamed(node.path, std::string(name));
  return renamed;
}

Status OfflineRegistry::copy_key(const Node& from, const Node& parent, std::string_view name) {
  if (from.slot == nullptr) return fail(ErrorKind::refused, tr("a folder of hives cannot be copied"));
  auto source = from.slot->hive();
  if (!source) return tl::unexpected<Error>(source.error());
  Change change{Change::Kind::key_copied, {}, {}, join_path(from.path), std::string(name)};
  return edit({parent.slot, parent.cell}, parent.path, std::move(change), [&](Hive& hive, Change&) -> Status {
    if (hive.find_subkey(parent.cell, name)) return refuse_taken(name);
    return hive.copy_key(**source, from.cell, parent.cell, name).map([](Cell) {});
  });
}

void OfflineRegistry::note_renamed(const PathParts& path, const std::string& name) {
  ++generation_;
  if (on_renamed_) on_renamed_(path, name);
}

}  // namespace lifeboat::registry
