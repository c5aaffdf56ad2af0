// A key and all below it as they are at one moment, over hives too: a read-only copy of each hive concerned, which
// shares with it what nobody changes. Names that only stand for another key (CurrentControlSet, S-1-5-18) are left out,
// so that nothing comes twice. Made on the UI thread; read on any, one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {

// One hive of it, or a folder of hives (without a hive), or a hive that cannot be read (without one, with a problem).
struct SnapshotPart {
  std::string path;            // of its top key
  std::uint32_t depth = 0;     // of that key below the snapshot's own
  std::optional<Hive> hive;
  Cell top = 0;
  std::string mount;           // where the hive hangs, or its file's name
  std::string opening_error;
  std::vector<std::string> opening_problems;
  std::string unclean;         // what is to be said of a write that Windows did not finish; "" for nothing
  bool is_replayable = false;
};

class Snapshot {
 public:
  [[nodiscard]] static Result<Snapshot> take(OfflineRegistry& registry, const Node& node);

  // In the order of a walk: a folder stands before what hangs in it.
  [[nodiscard]] const std::vector<SnapshotPart>& parts() const { return parts_; }
  [[nodiscard]] std::uint64_t total_bytes() const;

 private:
  Snapshot() = default;
  void add_folder(OfflineRegistry& registry, const PathParts& path, std::uint32_t depth);
  [[nodiscard]] Status add_hive(HiveSlot& slot, Cell top, std::string path, std::uint32_t depth);

  std::vector<SnapshotPart> parts_;
};

}  // namespace lifeboat::registry
