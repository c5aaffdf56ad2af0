// The editing half of OfflineRegistry: every edit is applied to the hive in memory and recorded for the plan.
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

}  // namespace

Status OfflineRegistry::is_editable(const Node& node) {
  if (node.slot == nullptr) {
    return fail(ErrorKind::refused, tr("this is a folder of hives, not a key that can be changed"));
  }
  auto hive = node.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  return (*hive)->is_editable();
}

Result<Hive*> OfflineRegistry::editable_hive(const Node& node) {
  if (auto editable = is_editable(node); !editable) return tl::unexpected<Error>(editable.error());
  return node.slot->hive();
}

void OfflineRegistry::record(const Node& node, Change change) {
  change.key_path = join_path(node.path);
  node.slot->changes.push_back(std::move(change));
  ++revision_;
}

Status OfflineRegistry::create_key(const Node& parent, std::string_view name) {
  auto hive = editable_hive(parent);
  if (!hive) return tl::unexpected<Error>(hive.error());
  if ((*hive)->find_subkey(parent.cell, name)) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("there is already a key {}")), name));
  }
  if (auto made = (*hive)->create_key(parent.cell, name); !made) return tl::unexpected<Error>(made.error());
  record(parent, Change{Change::Kind::key_created, {}, {}, {}, std::string(name)});
  return {};
}

Status OfflineRegistry::set_value(const Node& node, std::string_view name, std::uint32_t type,
                                  std::span<const std::byte> data) {
  auto hive = editable_hive(node);
  if (!hive) return tl::unexpected<Error>(hive.error());
  std::string before = describe_value(**hive, node.cell, name);
  if (auto set = (*hive)->set_value(node.cell, name, type, data); !set) return set;
  record(node, Change{Change::Kind::value_set, {}, std::string(name), std::move(before), describe_data(type, data)});
  return {};
}

Status OfflineRegistry::delete_value(const Node& node, std::string_view name) {
  auto hive = editable_hive(node);
  if (!hive) return tl::unexpected<Error>(hive.error());
  std::string before = describe_value(**hive, node.cell, name);
  if (auto deleted = (*hive)->delete_value(node.cell, name); !deleted) return deleted;
  record(node, Change{Change::Kind::value_deleted, {}, std::string(name), std::move(before), {}});
  return {};
}

Status OfflineRegistry::delete_key(const Node& node) {
  auto hive = editable_hive(node);
  if (!hive) return tl::unexpected<Error>(hive.error());
  if (auto deleted = (*hive)->delete_key(node.cell); !deleted) return deleted;
  record(node, Change{Change::Kind::key_deleted, {}, {}, {}, {}});
  ++generation_;
  return {};
}

void OfflineRegistry::discard() {
  for (const auto& slot : slots_) {
    if (!slot->changes.empty()) slot->forget();
  }
  ++revision_;
  ++generation_;
}

}  // namespace lifeboat::registry
