#include "host/registry/offline/snapshot.hpp"

#include <utility>

namespace lifeboat::registry {
namespace {

bool is_busy(const Error& error) { return error.kind == ErrorKind::busy; }

// `busy` until every hive of the folder is there. All of them begin to be read, not one for each call.
Status read_below(OfflineRegistry& registry, const PathParts& folder) {
  Status all = registry.hives().find_users();
  for (const auto& slot : registry.hives().known()) {
    if (!folder.empty() && slot->mount_point().front() != folder.front()) continue;
    if (auto hive = slot->hive(); all && !hive && is_busy(hive.error())) all = tl::unexpected<Error>(hive.error());
  }
  return all;
}

}  // namespace

Result<Snapshot> Snapshot::take(OfflineRegistry& registry, const Node& node) {
  Snapshot snapshot;
  if (node.slot == nullptr) {
    if (auto read = read_below(registry, node.path); !read) return tl::unexpected<Error>(read.error());
    snapshot.add_folder(registry, node.path, 0);
    return snapshot;
  }
  auto added = snapshot.add_hive(*node.slot, node.cell, join_path(node.path), 0);
  if (!added) return tl::unexpected<Error>(added.error());
  return snapshot;
}

void Snapshot::add_folder(OfflineRegistry& registry, const PathParts& path, std::uint32_t depth) {
  SnapshotPart folder;
  folder.path = join_path(path);
  folder.depth = depth;
  parts_.push_back(std::move(folder));
  if (path.empty()) {
    add_folder(registry, {k_local_machine}, depth + 1);
    add_folder(registry, {k_users}, depth + 1);
    return;
  }
  for (const auto& slot : registry.hives().all()) {
    if (slot->mount_point().front() != path.front()) continue;
    auto hive = slot->hive();
    auto added = hive ? add_hive(*slot, (*hive)->root(), slot->title(), depth + 1)
                      : Status(tl::unexpected<Error>(hive.error()));
    if (added) continue;
    SnapshotPart missing;
    missing.path = missing.mount = slot->title();
    missing.depth = depth + 1;
    missing.opening_error = added.error().message;
    parts_.push_back(std::move(missing));
  }
}

Status Snapshot::add_hive(HiveSlot& slot, Cell top, std::string path, std::uint32_t depth) {
  auto hive = slot.hive().and_then([](const Hive* open) { return open->snapshot(); });
  if (!hive) return tl::unexpected<Error>(hive.error());
  SnapshotPart part;
  part.path = std::move(path);
  part.depth = depth;
  part.opening_problems = hive->opening_problems();
  part.hive.emplace(std::move(*hive));
  part.top = top;
  part.mount = slot.title();
  part.unclean = slot.unfinished_write();
  part.is_replayable = slot.can_replay();
  parts_.push_back(std::move(part));
  return {};
}

std::uint64_t Snapshot::total_bytes() const {
  std::uint64_t total = 0;
  for (const SnapshotPart& part : parts_) total += part.hive ? part.hive->bytes().size() : 0;
  return total;
}

}  // namespace lifeboat::registry
