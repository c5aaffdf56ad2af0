#include "host/registry/offline/key_handles.hpp"

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {

Result<std::uint64_t> KeyHandles::open(OfflineRegistry& registry, std::string path) {
  if (keys_.size() >= k_handle_limit) return fail(ErrorKind::refused, tr("too many registry keys are open"));
  auto node = registry.resolve(path);
  const bool is_resolved = node.has_value();
  if (!is_resolved) {
    auto link = registry.resolve(path, LastLink::keep);
    if (!link) return tl::unexpected<Error>(node.error());
    node = std::move(link);
  }
  OpenKey key;
  key.path = join_path(node->path);
  key.node = std::move(*node);
  key.generation = is_resolved ? registry.generation() : 0;
  keys_.emplace(next_, std::move(key));
  return next_++;
}

Result<Node> KeyHandles::find_itself(OfflineRegistry& registry, std::uint64_t handle) const {
  const auto found = keys_.find(handle);
  if (found == keys_.end()) return fail(ErrorKind::not_found, tr("the key is no longer open"));
  return registry.resolve(found->second.path, LastLink::keep);
}

Result<OpenKey*> KeyHandles::find(OfflineRegistry& registry, std::uint64_t handle) {
  const auto found = keys_.find(handle);
  if (found == keys_.end()) return fail(ErrorKind::not_found, tr("the key is no longer open"));
  OpenKey& key = found->second;
  if (key.generation == registry.generation()) return &key;
  auto node = registry.resolve(key.path);
  if (!node) return tl::unexpected<Error>(node.error());
  key.node = std::move(*node);
  key.generation = registry.generation();
  key.children_revision = 0;
  key.values_revision = 0;
  return &key;
}

void KeyHandles::follow_rename(OfflineRegistry& registry, const PathParts& path, const std::string& name) {
  const PathParts renamed = registry.without_aliases(path);
  for (auto& [handle, key] : keys_) {
    PathParts parts = split_key_path(key.path);
    const PathParts own = registry.without_aliases(parts);
    if (own.size() < renamed.size() || !std::equal(renamed.begin(), renamed.end(), own.begin(), is_same_name)) continue;
    parts[renamed.size() - 1] = name;
    key.path = join_path(parts);
  }
}

Result<OpenKey*> KeyHandles::with_children(OfflineRegistry& registry, std::uint64_t handle) {
  auto key = find(registry, handle);
  if (!key || (*key)->children_revision == registry.revision()) return key;
  auto children = registry.children((*key)->node);
  if (!children) return tl::unexpected<Error>(children.error());
  (*key)->children = std::move(*children);
  (*key)->children_revision = registry.revision();
  return key;
}

Result<OpenKey*> KeyHandles::with_values(OfflineRegistry& registry, std::uint64_t handle) {
  auto key = find(registry, handle);
  if (!key || (*key)->values_revision == registry.revision()) return key;
  const Node& node = (*key)->node;
  std::vector<Cell> values;
  if (node.slot != nullptr) {
    auto hive = node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    auto listed = (*hive)->values(node.cell);
    if (!listed) return tl::unexpected<Error>(listed.error());
    values = std::move(*listed);
  }
  (*key)->values = std::move(values);
  (*key)->values_revision = registry.revision();
  return key;
}

}  // namespace lifeboat::registry
