// The keys that tools hold open, by handle. A handle remembers its path: when keys were deleted or edits discarded,
// the path is resolved again at the next use, and a key that is gone answers `not_found`. A symbolic link that leads
// nowhere can be held open, too, so that it can be deleted; reading there fails with the reason. The list of subkeys
// is kept per handle until something changes, so that reading names by index is cheap among 100,000.
// UI thread only.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {

struct OpenKey {
  std::string path;
  Node node;
  std::uint64_t generation = 0;  // 0: resolve it at each use
  std::uint64_t children_revision = 0;  // 0: not read yet
  OfflineRegistry::Children children;
  std::uint64_t values_revision = 0;
  std::vector<Cell> values;
};

class KeyHandles {
 public:
  // Open keys of one console; a tool that leaks handles meets it, and is told.
  static constexpr std::size_t k_handle_limit = 1'000'000;

  [[nodiscard]] Result<std::uint64_t> open(OfflineRegistry& registry, std::string path);
  void close(std::uint64_t handle) { keys_.erase(handle); }
  // Every handle answers `not_found` from now on.
  void clear() { keys_.clear(); }

  // The key of that path is called `name` from now on: handles of it and of what is below it stay good.
  void follow_rename(OfflineRegistry& registry, const PathParts& path, const std::string& name);

  // The key with a node that is valid now. The pointer is good until the next `open` or `close`.
  [[nodiscard]] Result<OpenKey*> find(OfflineRegistry& registry, std::uint64_t handle);
  // The key of that name itself, not what it leads to when it is a link.
  [[nodiscard]] Result<Node> find_itself(OfflineRegistry& registry, std::uint64_t handle) const;
  [[nodiscard]] Result<OpenKey*> with_children(OfflineRegistry& registry, std::uint64_t handle);
  [[nodiscard]] Result<OpenKey*> with_values(OfflineRegistry& registry, std::uint64_t handle);

 private:
  std::unordered_map<std::uint64_t, OpenKey> keys_;
  std::uint64_t next_ = 1;
};

}  // namespace lifeboat::registry
