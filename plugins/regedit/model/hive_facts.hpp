// What is known of the hive files behind the keys: which key is a hive's root, and what is limited in it. A host may
// not offer the extension: then nothing is known, nothing can be undone, and the views leave that out. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/hives.hpp"

namespace lifeboat::regedit {

struct Hive {
  std::uint32_t index = 0;  // until a hive is loaded or unloaded
  sdk::HiveInfo info;
};

class HiveFacts {
 public:
  explicit HiveFacts(sdk::Host host);

  // Does nothing when the registry is as it was.
  void refresh(std::uint64_t revision);

  [[nodiscard]] bool is_offered() const { return hives_.has_value(); }
  // What the host offers; only when is_offered().
  [[nodiscard]] sdk::Hives& host_hives() { return *hives_; }
  [[nodiscard]] const sdk::Hives& host_hives() const { return *hives_; }

  // The hive whose root the key is. Opens no hive: one that nobody has read yet has no problem.
  [[nodiscard]] std::optional<Hive> at_root(const std::string& path) const;
  // The hive that holds the key.
  [[nodiscard]] std::optional<Hive> of_key(const sdk::Registry& registry, const std::string& path) const;

  [[nodiscard]] bool can_undo() const { return hives_ && hives_->can_undo(); }
  [[nodiscard]] bool can_redo() const { return hives_ && hives_->can_redo(); }

 private:
  std::optional<sdk::Hives> hives_;
  std::optional<std::uint64_t> seen_revision_;
  std::vector<std::string> mounts_;
};

}  // namespace lifeboat::regedit
