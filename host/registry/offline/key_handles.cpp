#include "host/registry/offline/key_handles.hpp"

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {

Result<std::uint64_t> KeyHandles::open(OfflineRegistry& registry, std::string path) {
  if (keys_.size() >= k_handle_limit) return fail(ErrorKind::refused, tr("too many registry keys are open"));
  auto node = registry.resolve(path);
  if (!node) return tl::unexpected<Error>(node.error());
  OpenKey key;
  key.path = std::move(path);
  key.node = std::move(*node);
  key.generation = registry.generation();
  keys_.emplace(next_, std::move(key));
  return next_++;
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
